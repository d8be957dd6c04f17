// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/process/native_handle.h"
#include "core/process/shared_file.h"

#include <QCborMap>

#include <optional>

namespace yenile::process {

/// The helper process's end of the wire. It takes standard input and output for itself: what libraries print
/// goes to standard error from then on. If the other program is gone, sending fails, and this process ends
/// after two seconds.
class HelperChannel {
public:
    explicit HelperChannel(qsizetype largestFrame);
    HelperChannel(const HelperChannel&) = delete;
    HelperChannel& operator=(const HelperChannel&) = delete;
    ~HelperChannel();

    /// Nothing at the end of the input, or if the input is malformed.
    [[nodiscard]] std::optional<QCborMap> receive();
    [[nodiscard]] std::optional<Secret> receiveSecret();
    /// The handle is empty if none came.
    [[nodiscard]] SharedFile receiveFile();
    /// Waits until there is something to receive; false at the end of the input. (POSIX)
    [[nodiscard]] bool awaitInput() const;

    [[nodiscard]] bool send(const QCborMap& answer);
    /// A frame of raw bytes.
    [[nodiscard]] bool sendBytes(QByteArrayView bytes);

private:
    [[nodiscard]] std::optional<QByteArray> receiveFrame();
    /// With what comes in; false where that ends before.
    [[nodiscard]] bool fill(QByteArray& bytes);
    qsizetype m_largestFrame;
    NativeHandle m_input;
    NativeHandle m_output;
};

} // namespace yenile::process
