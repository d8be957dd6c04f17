// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/signature_algorithm.h"

#include <QByteArray>

/// Signatures and their parameters in the encoding of CMS, for devices that use another one.
namespace yenile::signature {

/// ECDSA-Sig-Value (RFC 5480, appendix A) in DER, from r and s one after the other with the same length, as
/// PKCS#11 returns them. Empty if that is impossible.
[[nodiscard]] QByteArray ecdsaSigValue(QByteArrayView pair);

/// The same for a device that may return either form.
[[nodiscard]] QByteArray asEcdsaSigValue(const QByteArray& either);

/// RSASSA-PSS-params (RFC 4055, 3.1) in DER: MGF1 with the same digest, and a salt as long as the digest.
[[nodiscard]] QByteArray pssParameters(DigestAlgorithm digest);

} // namespace yenile::signature
