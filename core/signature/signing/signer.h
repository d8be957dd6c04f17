// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace yenile::signature {

/// A digest that is to be signed, and what it stands for when a PIN is asked for it.
struct SigningRequest {
    QByteArray digest; ///< of the DER-encoded signed attributes
    SignatureAlgorithm algorithm;
    QString description;     ///< e.g. "application.pdf"
    int number = 1;          ///< this is number 1 …
    int count = 1;           ///< … of so many
    QByteArray message = {}; ///< what the digest is of, for cards that make the digest themselves
};

/// Whoever holds the private key: a card, a key of the tests, later a mobile signature. "Sign this digest" is
/// all it can do. May block for as long as a person needs for a PIN, so it is called in a worker thread only.
class Signer {
public:
    Signer() = default;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    virtual ~Signer() = default;

    [[nodiscard]] virtual const Certificate& certificate() const = 0;
    /// The issuers' certificates that the holder has at hand, as far as known.
    [[nodiscard]] virtual std::vector<Certificate> chain() const = 0;
    /// What the key can do, best first.
    [[nodiscard]] virtual std::vector<SignatureAlgorithm> algorithms() const = 0;
    /// The signature value as it goes into CMS: PKCS#1 block, or a DER ECDSA-Sig-Value (RFC 5480).
    [[nodiscard]] virtual Result<QByteArray> sign(const SigningRequest& request) = 0;
};

} // namespace yenile::signature
