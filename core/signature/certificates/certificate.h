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
    /// When its fields and its key are read, which takes long: where there may be hundreds of which few are
    /// needed, as of trust anchors, when they are asked for. Only its shape is looked at before; who turns
    /// out to be unreadable is nobody then, and issued nothing.
    enum class Reading { AtOnce, WhenAsked };
    /// Errors: CertificateUnreadable.
    [[nodiscard]] static Result<Certificate> fromDer(QByteArrayView der, Reading reading = Reading::AtOnce);
    /// Every certificate of a PEM text, in its order. Errors: CertificateUnreadable.
    [[nodiscard]] static Result<std::vector<Certificate>> fromPem(QByteArrayView pem,
                                                                  Reading reading = Reading::AtOnce);
    /// Shares the handle (its reference count is raised).
    [[nodiscard]] static Certificate fromHandle(X509* handle);

    [[nodiscard]] QByteArray der() const;
    [[nodiscard]] QString sha256() const; ///< lower-case hexadecimal, of the DER form

    [[nodiscard]] QString commonName() const;
    /// subject serialNumber (2.5.4.5): T.C. Kimlik No of the holder in a NES; may be empty.
    [[nodiscard]] QString identityNumber() const;
    [[nodiscard]] QString issuerCommonName() const;
    [[nodiscard]] QString serialNumber() const; ///< hexadecimal
    [[nodiscard]] QDateTime notBefore() const;
    [[nodiscard]] QDateTime notAfter() const;

    /// QCStatements hold both ETSI QcCompliance (0.4.0.1862.1.1) and BTK's NES statement
    /// (2.16.792.1.61.0.1.5070.1.1).
    [[nodiscard]] bool isQualified() const;
    /// Critical keyUsage with nonRepudiation (contentCommitment).
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

    /// Whether the names alone let the issuer be that of the certificate. Where they do not, it is not; costs
    /// little.
    [[nodiscard]] static bool isNamedAsIssuer(const Certificate& issuer, const Certificate& certificate);
    /// How often certificates were read in this process: tests count work by it.
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
