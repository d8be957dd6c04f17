#pragma once

#include "core/signature/certificates/revocation.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/ocsp.h>

namespace yenile::signature {

using BasicResponse = openssl::Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using Crl = openssl::Owned<X509_CRL, X509_CRL_free>;

/// What a responder said with success; null for anything else.
[[nodiscard]] BasicResponse basicResponse(const QByteArray& ocspResponse);

/// Null for what is no list.
[[nodiscard]] Crl revocationList(const QByteArray& der);

} // namespace yenile::signature
