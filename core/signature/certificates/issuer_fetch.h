// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"
#include "core/signature/certificates/http_transport.h"

#include <vector>

namespace yenile::signature {

/// The issuers between a certificate and an anchor that are not among `known`, as far as they can be fetched
/// from the addresses in the certificates (caIssuers, RFC 5280, 4.2.2.1). Each has signed the one before it,
/// so a server can only withhold one.
[[nodiscard]] std::vector<Certificate> fetchIssuers(const Certificate& certificate,
                                                    const std::vector<Certificate>& known,
                                                    const std::vector<Certificate>& anchors,
                                                    HttpTransport& transport);

/// Whether the certificate names an address of its issuer's certificate.
[[nodiscard]] bool namesIssuerSource(const Certificate& certificate);

} // namespace yenile::signature
