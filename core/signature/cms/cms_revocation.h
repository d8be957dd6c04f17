// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"

namespace yenile::signature {

/// The revocation data that lies in a CMS SignedData (RFC 5652, 10.2.1; RFC 5940): CRLs, and OCSP responses
/// whole or as a BasicOCSPResponse alone. What is neither is passed over.
[[nodiscard]] RevocationData revocationDataIn(QByteArrayView cms);

/// The certificates that lie in it.
[[nodiscard]] std::vector<Certificate> certificatesIn(QByteArrayView cms);

/// The OCSPResponse (RFC 6960, 4.2.1) that a BasicOCSPResponse was taken out of.
[[nodiscard]] QByteArray ocspResponseWith(QByteArrayView basicResponse);

} // namespace yenile::signature
