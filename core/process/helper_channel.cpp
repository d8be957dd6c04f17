// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/helper_channel.h"

#include "core/process/frame.h"

namespace yenile::process {

std::optional<QByteArray> HelperChannel::receiveFrame() {
    QByteArray beginning(headerSize, '\0');
    if (!fill(beginning))
        return std::nullopt;
    const auto size = sizeFrom(beginning, m_largestFrame);
    if (!size)
        return std::nullopt;
    QByteArray frame(*size, '\0');
    if (!fill(frame))
        return std::nullopt;
    return frame;
}

std::optional<QCborMap> HelperChannel::receive() {
    const auto frame = receiveFrame();
    if (!frame)
        return std::nullopt;
    auto map = decode(*frame);
    return map ? std::optional(std::move(*map)) : std::nullopt;
}

std::optional<Secret> HelperChannel::receiveSecret() {
    auto frame = receiveFrame();
    if (!frame)
        return std::nullopt;
    Secret secret{QByteArrayView(*frame)};
    wipe(*frame);
    return secret;
}

bool HelperChannel::send(const QCborMap& answer) {
    return sendBytes(encode(answer));
}

} // namespace yenile::process
