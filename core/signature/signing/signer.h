// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace yenile::signature {

/// A digest to sign, and what it stands for when a PIN is asked for.
struct SigningRequest {
    QByteArray digest; ///< of the DER-encoded signed attributes
    SignatureAlgorithm algorithm;
    QString description;     ///< e.g. "application.pdf"
    int number = 1;          ///< number of this signature
    int count = 1;           ///< signatures in all
    QByteArray message = {}; ///< the digested bytes, for cards that compute the digest themselves
};

/// The holder of a private key: a card, a remote signing service, a key of the tests. It can only sign a
/// digest. It may block until a person has entered a PIN, so it is called in worker threads only.
class Signer {
public:
    Signer() = default;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    virtual ~Signer() = default;

    [[nodiscard]] virtual const Certificate& certificate() const = 0;
    /// The issuers' certificates that the holder has.
    [[nodiscard]] virtual std::vector<Certificate> chain() const = 0;
    /// The key's algorithms, best first.
    [[nodiscard]] virtual std::vector<SignatureAlgorithm> algorithms() const = 0;
    /// The signature value in the encoding of CMS: PKCS#1 block, or a DER ECDSA-Sig-Value (RFC 5480).
    [[nodiscard]] virtual Result<QByteArray> sign(const SigningRequest& request) = 0;
};

} // namespace yenile::signature
