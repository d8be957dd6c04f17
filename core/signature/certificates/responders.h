// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <QStringList>

namespace yenile::signature {

/// Addresses of the OCSP responders that the certificate names (RFC 5280, 4.2.2.1).
[[nodiscard]] QStringList responderAddresses(const Certificate& certificate);

} // namespace yenile::signature
