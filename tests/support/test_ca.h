// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/signing/signer.h"

#include <QDateTime>
#include <QDir>

#include <memory>
#include <string>

using EVP_PKEY = struct evp_pkey_st;

/// A certification authority made at test time. Root (P-384) → issuing CA (P-384) → everything else.
namespace yenile::tests {

enum class KeyKind { Rsa1024, Rsa2048, Rsa3072, Rsa4096, P256, P384, P521 };

/// What a leaf certificate says. The default is a NES that passes.
struct LeafProfile {
    QString commonName = QStringLiteral("AYŞE YILMAZ");
    QString identityNumber = QStringLiteral("10000000146");
    KeyKind key = KeyKind::Rsa2048;
    QDateTime notBefore;      ///< null: an hour before now
    QDateTime notAfter;       ///< null: sixty days from now
    bool qcCompliance = true; ///< 0.4.0.1862.1.1
    bool nesStatement = true; ///< 2.16.792.1.61.0.1.5070.1.1
    bool seal = false;        ///< QcType eSeal and BTK's statement of seals (2.16.792.1.61.0.1.5070.2.1)
    bool nonRepudiation = true;
    QString extendedKeyUsage; ///< OpenSSL syntax, e.g. "critical,timeStamping", "OCSPSigning", "serverAuth";
                              ///< empty: none
    QString subjectAltName;   ///< OpenSSL syntax, e.g. "IP:127.0.0.1,DNS:localhost"
    QString policy = QStringLiteral("2.16.792.1.2.1.1.5.7.1.1");
};

/// A key with its certificate.
struct Identity {
    std::shared_ptr<EVP_PKEY> key;
    signature::Certificate certificate;

    [[nodiscard]] QByteArray keyPem() const; ///< PKCS#8, unencrypted
    [[nodiscard]] QByteArray certificatePem() const;
};

class TestCa {
public:
    explicit TestCa(const QString& name = QStringLiteral("Yenile Test"));

    [[nodiscard]] const Identity& root() const { return m_root; }
    [[nodiscard]] const Identity& issuer() const { return m_issuer; }
    [[nodiscard]] Identity issue(const LeafProfile& profile) const;
    /// serverAuth
    [[nodiscard]] Identity
    issueTls(const QString& names = QStringLiteral("IP:127.0.0.1,IP:::1,DNS:localhost")) const;
    [[nodiscard]] Identity issueOcsp() const;    ///< OCSPSigning, id-pkix-ocsp-nocheck
    [[nodiscard]] Identity issueTsa() const;     ///< critical timeStamping
    [[nodiscard]] Identity issueReceipt() const; ///< the service's receipt signer: an institution's seal

    /// A Signer over the identity's key, with the issuing CA as its chain.
    [[nodiscard]] std::unique_ptr<signature::Signer> signer(const Identity& identity) const;

    /// Writes root and issuer (.pem and .key), chain.pem (issuer + root), and NAME.key/NAME.pem for tls
    /// (leaf + issuer), ocsp, tsa and receipt (leaf + issuer), applicant.key/.pem/.der for `applicant`.
    [[nodiscard]] Result<void> write(const QDir& folder, const LeafProfile& applicant) const;

private:
    Identity m_root;
    Identity m_issuer;
};

} // namespace yenile::tests
