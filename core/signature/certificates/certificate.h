// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

using X509 = struct x509_st;

namespace yenile::signature {

struct NameKeys;

/// An X.509 certificate (RFC 5280): an immutable value that may cross threads.
class Certificate {
public:
    /// When its fields and its key are read, which is slow. WhenAsked is for sets of hundreds of which few
    /// are needed, for example trust anchors: only the outer structure is checked at first, and a certificate
    /// that turns out to be unreadable is treated as one that issued nothing.
    enum class Reading { AtOnce, WhenAsked };
    /// Errors: CertificateUnreadable.
    [[nodiscard]] static Result<Certificate> fromDer(QByteArrayView der, Reading reading = Reading::AtOnce);
    /// All certificates in a PEM text, in their order. Errors: CertificateUnreadable.
    [[nodiscard]] static Result<std::vector<Certificate>> fromPem(QByteArrayView pem,
                                                                  Reading reading = Reading::AtOnce);
    /// Shares the handle (its reference count is raised).
    [[nodiscard]] static Certificate fromHandle(X509* handle);

    [[nodiscard]] QByteArray der() const;
    [[nodiscard]] QString sha256() const; ///< lower-case hexadecimal, of the DER form

    [[nodiscard]] QString commonName() const;
    /// The subject's serialNumber (2.5.4.5): the holder's T.C. Kimlik No in a NES. May be empty.
    [[nodiscard]] QString identityNumber() const;
    [[nodiscard]] QString issuerCommonName() const;
    [[nodiscard]] QString serialNumber() const; ///< hexadecimal
    [[nodiscard]] QDateTime notBefore() const;
    [[nodiscard]] QDateTime notAfter() const;

    /// Whether the QCStatements have both ETSI QcCompliance (0.4.0.1862.1.1) and BTK's NES statement
    /// (2.16.792.1.61.0.1.5070.1.1).
    [[nodiscard]] bool isQualified() const;
    /// Whether keyUsage is critical and has nonRepudiation (contentCommitment).
    [[nodiscard]] bool isForSigning() const;
    [[nodiscard]] bool isCa() const;

    enum class KeyType { Rsa, Ec, Other };
    [[nodiscard]] KeyType keyType() const;
    [[nodiscard]] int keyBits() const;
    [[nodiscard]] QString curveName() const; ///< of an EC key, as OpenSSL has it: "prime256v1"; may be empty
    /// For people: "RSA 2048", "EC prime256v1", "Ed25519", "RSASSA-PSS".
    [[nodiscard]] QString keyName() const;

    /// For the code of this folder and of pkcs11: not owned, never null.
    [[nodiscard]] X509* handle() const;

    /// Whether the issuer can be that of the certificate, by their names. A cheap check: if it is false, it
    /// is not.
    [[nodiscard]] static bool isNamedAsIssuer(const Certificate& issuer, const Certificate& certificate);
    /// The number of certificates that this process has read, so that tests can count work.
    [[nodiscard]] static qint64 readCount();

    /// Byte for byte.
    friend bool operator==(const Certificate& a, const Certificate& b);

private:
    struct Content;
    [[nodiscard]] const NameKeys& names() const;
    explicit Certificate(std::shared_ptr<Content> content) : m_content(std::move(content)) {}
    std::shared_ptr<Content> m_content;
};

} // namespace yenile::signature
