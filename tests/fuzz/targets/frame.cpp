// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/frame.h"
#include "core/process/error_message.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/protocol/revision_message.h"
#include "pkcs11/protocol/messages.h"
#include "tests/fuzz/target.h"

using namespace yenile;

namespace {

/// What was read and written again reads as the same.
template <typename Read, typename Write>
void readAs(const QCborMap& map, Read read, Write write) {
    const auto message = read(map);
    if (!message)
        return;
    const QCborMap written = write(*message);
    const auto again = read(written);
    tests::mustHold(again && write(*again) == written);
}

void readForToken(const QCborMap& map) {
    using namespace pkcs11::protocol;
    const auto write = [](const auto& message) { return toCbor(message); };
    readAs(map, requestFrom, write);
    readAs(map, listingFrom, write);
    readAs(map, pinStateFrom, write);
    readAs(map, signOutcomeFrom, write);
    (void)process::errorFrom(map);
}

void readForReader(const QCborMap& map, const QByteArray& frame) {
    using namespace reading::protocol;
    const auto write = [](const auto& message) { return toCbor(message); };
    readAs(map, taskFrom, write);
    readAs(map, pageRequestFrom, write);
    readAs(map, judgementFrom, write);
    readAs(map, signatureRequestFrom, write);
    readAs(map, signatureLayoutFrom, write);
    (void)extensionFrom(map);
    (void)revisionsFrom(map);
    (void)questionFrom(map);
    (void)questionAnswerFrom(map);
    (void)policyFrom(map);
    (void)overviewFrom(map);
    (void)wordsFrom(map);
    (void)pageImageFrom(map, frame);
}

} // namespace

/// What `yenile-token` and `yenile-reader` are asked, and what they answer.
YENILE_FUZZ_TARGET(frame) {
    if (input.size() >= process::headerSize)
        (void)process::sizeFrom(input, reading::protocol::largestFrame);
    const Result<QCborMap> map = process::decode(input);
    if (!map)
        return;
    (void)process::decode(process::encode(*map));
    readForToken(*map);
    readForReader(*map, input);
}
