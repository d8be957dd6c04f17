// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace yenile::registration {

/// The address as every mail server takes it, the domain in ASCII (RFC 5890): nothing that could end it and
/// begin another header or command. Errors: RequestInvalid; where only a server with SMTPUTF8 (RFC 6531)
/// could take it, the cause says so.
[[nodiscard]] Result<QString> sendableAddress(const QString& text);

} // namespace yenile::registration
