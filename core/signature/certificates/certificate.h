#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

using X509 = struct x509_st;

namespace yenile::signature {

/// An X.509 certificate (RFC 5280): an immutable value that may cross threads.
class Certificate {
public:
    /// Errors: CertificateUnreadable.
    [[nodiscard]] static Result<Certificate> fromDer(QByteArrayView der);
    /// Every certificate of a PEM text, in its order. Errors: CertificateUnreadable.
    [[nodiscard]] static Result<std::vector<Certificate>> fromPem(QByteArrayView pem);
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
    [[nodiscard]] X509* handle() const { return m_handle.get(); }

    /// Byte for byte.
    friend bool operator==(const Certificate& a, const Certificate& b);

private:
    explicit Certificate(std::shared_ptr<X509> handle) : m_handle(std::move(handle)) {}
    std::shared_ptr<X509> m_handle;
};

} // namespace yenile::signature
