// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <p11-kit/pkcs11.h>

namespace yenile::pkcs11::helper {

/// The public key of a certificate, in PKCS#11's terms.
struct CertificateKey {
    CK_KEY_TYPE type = CK_UNAVAILABLE_INFORMATION; ///< CKK_RSA, CKK_EC; others are none that we sign with
    int bits = 0;          ///< of the modulus, or of the curve's order; 0: a curve without a name
    QByteArray publicPart; ///< CKA_MODULUS (RSA), or the end of CKA_EC_POINT (EC)
};

/// A certificate whose key is not decoded, at a tenth of the cost: OpenSSL 3.0 tries all its decoders for
/// each key, and a token may have hundreds. Errors: CertificateUnreadable.
[[nodiscard]] Result<signature::Certificate> certificateWithoutKey(const QByteArray& der);

/// Read from the encoding (RFC 3279, 2.3.1; RFC 5480, 2), so the certificate's key need not be decoded.
[[nodiscard]] CertificateKey keyOf(const X509* certificate);

} // namespace yenile::pkcs11::helper
