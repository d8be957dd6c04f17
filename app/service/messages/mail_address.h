// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace yenile::registration {

/// The address in the form that every mail server accepts, with the domain in ASCII (RFC 5890), and with
/// nothing that could begin another header or command. Errors: RequestInvalid; if only a server with SMTPUTF8
/// (RFC 6531) could accept it, the cause says so.
[[nodiscard]] Result<QString> sendableAddress(const QString& text);

} // namespace yenile::registration
