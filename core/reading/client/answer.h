// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/protocol/messages.h"

namespace yenile::reading {

/// Answers a question of the reader process. Errors: the transport's; Internal if there is no transport or
/// the address is not http or https.
[[nodiscard]] QCborMap answerTo(const protocol::ReaderQuestion& question,
                                signature::HttpTransport* transport);

} // namespace yenile::reading
