// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/protocol/messages.h"
#include "core/signature/cms/time_stamper.h"

namespace yenile::reading {

/// The ways to servers for a reader process, which has none itself. Not owned; null: there is none.
struct WaysOut {
    signature::HttpTransport* transport = nullptr;
    signature::TimeStamper* timeStamper = nullptr;
};

/// Answers a question of the reader process. Errors: those of the way out; Internal if there is none or
/// the address is not http or https.
[[nodiscard]] QCborMap answerTo(const protocol::ReaderQuestion& question, const WaysOut& ways);

} // namespace yenile::reading
