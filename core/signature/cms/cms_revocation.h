// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"

namespace yenile::signature {

/// The revocation data in a CMS SignedData (RFC 5652, 10.2.1; RFC 5940): CRLs, and OCSP responses, either
/// whole or as a BasicOCSPResponse. Anything else is ignored.
[[nodiscard]] RevocationData revocationDataIn(QByteArrayView cms);

/// Takes one of its elements.
void addRevocationChoice(QByteArrayView choice, RevocationData& data);

/// The certificates in it.
[[nodiscard]] std::vector<Certificate> certificatesIn(QByteArrayView cms);

/// The OCSPResponse (RFC 6960, 4.2.1) around a BasicOCSPResponse.
[[nodiscard]] QByteArray ocspResponseWith(QByteArrayView basicResponse);

/// The BasicOCSPResponse in an OCSPResponse; empty if there is none.
[[nodiscard]] QByteArrayView basicResponseIn(QByteArrayView ocspResponse);

} // namespace yenile::signature
