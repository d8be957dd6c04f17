#pragma once

#include "core/signature/revocation.h"

namespace yenile::signature {

/// The revocation data that lies in a CMS SignedData (RFC 5652, 10.2.1; RFC 5940): CRLs and OCSP responses.
/// What is neither is passed over.
[[nodiscard]] RevocationData revocationDataIn(QByteArrayView cms);

} // namespace yenile::signature
