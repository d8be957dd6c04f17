// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/protocol/messages.h"

namespace yenile::reading {

/// Answers a reader's question, or with an error: the transport's; Internal where there is none, or for
/// addresses that are not of the web.
[[nodiscard]] QCborMap answerTo(const protocol::Question& question, signature::HttpTransport* transport);

} // namespace yenile::reading
