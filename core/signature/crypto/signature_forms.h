// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/signature_algorithm.h"

#include <QByteArray>

/// Signatures and their parameters as CMS has them, for devices that have them otherwise or want to be told.
namespace yenile::signature {

/// ECDSA-Sig-Value (RFC 5480, appendix A) in DER, of r and s that stand one after the other in the same
/// length, as PKCS#11 answers. Empty where that cannot be.
[[nodiscard]] QByteArray ecdsaSigValue(QByteArrayView pair);

/// The same for a device of which it is not known which of both forms it answers in.
[[nodiscard]] QByteArray asEcdsaSigValue(const QByteArray& either);

/// RSASSA-PSS-params (RFC 4055, 3.1) in DER: MGF1 with the same digest, salt as long as it.
[[nodiscard]] QByteArray pssParameters(DigestAlgorithm digest);

} // namespace yenile::signature
