// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate.h"

#include "core/base/file.h"
#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/certificates/name_key.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/x509v3.h>

#include <array>
#include <atomic>
#include <mutex>

namespace yenile::signature {

namespace {

using openssl::Owned;

std::atomic<qint64> readSoFar = 0;

/// Extensions are read once here, so that later readers in other threads find them ready.
Owned<X509, X509_free> ready(X509* handle) {
    ++readSoFar;
    X509_check_purpose(handle, -1, 0);
    return Owned<X509, X509_free>(handle);
}

/// Null where it is none, or not alone.
X509* read(QByteArrayView der) {
    const unsigned char* at = openssl::data(der);
    Owned<X509, X509_free> handle(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    return handle && at == openssl::data(der) + der.size() ? handle.release() : nullptr;
}

/// The last value of that attribute type in a name; empty when there is none.
QString nameEntry(const X509_NAME* name, int nid) {
    int index = -1;
    for (int next = -1; (next = X509_NAME_get_index_by_NID(name, nid, next)) >= 0;)
        index = next;
    if (index < 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    if (size < 0)
        return {};
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(utf8), size);
    OPENSSL_free(utf8);
    return text;
}

std::unexpected<Error> unreadable() {
    return fail(ErrorCode::CertificateUnreadable, {}, openssl::lastError());
}

} // namespace

struct Certificate::Content {
    explicit Content(X509* read) : handle(ready(read)) {}
    Content(QByteArrayView bytes, const NameKeys& keys) : der(bytes.toByteArray()), names(keys) {}

    QByteArray der; ///< where it did not come as a handle
    std::once_flag reading;
    Owned<X509, X509_free> handle; ///< null until it is read
    std::once_flag naming;
    std::optional<NameKeys> names;
};

Result<Certificate> Certificate::fromDer(QByteArrayView der, Reading reading) {
    if (reading == Reading::WhenAsked) {
        const std::optional<NameKeys> names = nameKeysOf(der);
        return names ? Result<Certificate>(Certificate(std::make_shared<Content>(der, *names)))
                     : unreadable();
    }
    X509* const handle = read(der);
    if (handle == nullptr)
        return unreadable();
    return Certificate(std::make_shared<Content>(handle));
}

// Not by OpenSSL: its reader of PEM takes longer than all else that is done with the thousand anchors of a
// policy.
Result<std::vector<Certificate>> Certificate::fromPem(QByteArrayView pem, Reading reading) {
    constexpr QByteArrayView beginning = "-----BEGIN CERTIFICATE-----"; // RFC 7468, 5.1
    constexpr QByteArrayView ending = "-----END CERTIFICATE-----";
    std::vector<Certificate> certificates;
    for (qsizetype at = pem.indexOf(beginning); at >= 0; at = pem.indexOf(beginning, at)) {
        at += beginning.size();
        const qsizetype end = pem.indexOf(ending, at);
        if (end < 0)
            return fail(ErrorCode::CertificateUnreadable, {}, QStringLiteral("PEM without an end"));
        // The ends of its lines are no part of it; what else is none leaves a certificate that cannot be
        // read.
        const auto certificate =
            fromDer(QByteArray::fromBase64(pem.sliced(at, end - at).toByteArray()), reading);
        if (!certificate)
            return failure(certificate);
        certificates.push_back(*certificate);
        at = end;
    }
    if (certificates.empty())
        return fail(ErrorCode::CertificateUnreadable, {}, QStringLiteral("no certificate in PEM"));
    return certificates;
}

Certificate Certificate::fromHandle(X509* handle) {
    X509_up_ref(handle);
    return Certificate(std::make_shared<Content>(handle));
}

X509* Certificate::handle() const {
    Content& content = *m_content;
    std::call_once(content.reading, [&] {
        if (content.handle)
            return;
        X509* const handle = read(content.der);
        content.handle = ready(handle != nullptr ? handle : X509_new());
        ERR_clear_error();
    });
    return content.handle.get();
}

bool Certificate::isNamedAsIssuer(const Certificate& issuer, const Certificate& certificate) {
    return issuer.names().subject == certificate.names().issuer;
}

const NameKeys& Certificate::names() const {
    Content& content = *m_content;
    std::call_once(content.naming, [&] {
        if (!content.names)
            content.names = nameKeysOf(der()).value_or(NameKeys{});
    });
    return *content.names;
}

qint64 Certificate::readCount() {
    return readSoFar;
}

QByteArray Certificate::der() const {
    if (!m_content->der.isEmpty())
        return m_content->der;
    return openssl::der([this](unsigned char** out) { return i2d_X509(handle(), out); });
}

QString Certificate::sha256() const {
    return sha256Hex(der());
}

QString Certificate::commonName() const {
    return nameEntry(X509_get_subject_name(handle()), NID_commonName);
}

QString Certificate::identityNumber() const {
    return nameEntry(X509_get_subject_name(handle()), NID_serialNumber);
}

QString Certificate::issuerCommonName() const {
    return nameEntry(X509_get_issuer_name(handle()), NID_commonName);
}

QString Certificate::serialNumber() const {
    const Owned<BIGNUM, BN_free> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(handle()), nullptr));
    char* text = number ? BN_bn2hex(number.get()) : nullptr;
    const QString hex = QString::fromLatin1(text).toLower();
    OPENSSL_free(text);
    return hex;
}

QDateTime Certificate::notBefore() const {
    return openssl::dateTime(X509_get0_notBefore(handle()));
}

QDateTime Certificate::notAfter() const {
    return openssl::dateTime(X509_get0_notAfter(handle()));
}

bool Certificate::isQualified() const {
    const CertificateProfile profile = profileOf(*this);
    return profile.qcCompliance && profile.nes;
}

bool Certificate::isForSigning() const {
    const int index = X509_get_ext_by_NID(handle(), NID_key_usage, -1);
    return index >= 0 && X509_EXTENSION_get_critical(X509_get_ext(handle(), index)) == 1 &&
           (X509_get_key_usage(handle()) & KU_NON_REPUDIATION) != 0;
}

bool Certificate::isCa() const {
    return X509_check_ca(handle()) == 1;
}

Certificate::KeyType Certificate::keyType() const {
    const EVP_PKEY* key = X509_get0_pubkey(handle());
    if (key == nullptr)
        return KeyType::Other;
    if (EVP_PKEY_is_a(key, "RSA") == 1)
        return KeyType::Rsa;
    return EVP_PKEY_is_a(key, "EC") == 1 ? KeyType::Ec : KeyType::Other;
}

int Certificate::keyBits() const {
    const EVP_PKEY* key = X509_get0_pubkey(handle());
    return key == nullptr ? 0 : EVP_PKEY_get_bits(key);
}

QString Certificate::curveName() const {
    const EVP_PKEY* key = X509_get0_pubkey(handle());
    std::array<char, 64> name{};
    std::size_t size = 0;
    if (key == nullptr || EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) != 1)
        return {};
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(size));
}

QString Certificate::keyName() const {
    const EVP_PKEY* key = X509_get0_pubkey(handle());
    switch (keyType()) {
    case KeyType::Rsa:
        return QStringLiteral("RSA %1").arg(keyBits());
    case KeyType::Ec:
        return curveName().isEmpty() ? QStringLiteral("EC %1").arg(keyBits())
                                     : QStringLiteral("EC %1").arg(curveName());
    case KeyType::Other:
        break;
    }
    if (key != nullptr && EVP_PKEY_is_a(key, "RSA-PSS") == 1)
        return QStringLiteral("RSASSA-PSS");
    const char* const name = key == nullptr ? nullptr : EVP_PKEY_get0_type_name(key);
    return QString::fromLatin1(name == nullptr ? "?" : name);
}

bool operator==(const Certificate& a, const Certificate& b) {
    return a.m_content == b.m_content || (a.names() == b.names() && a.der() == b.der());
}

} // namespace yenile::signature
