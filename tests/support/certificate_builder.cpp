// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificate_builder.h"

#include "core/base/file.h"

#include <openssl/conf.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <QDir>

#include <atomic>
#include <stdexcept>

namespace yenile::tests {

namespace {

template <typename T, auto Function>
struct FreedBy {
    void operator()(T* handle) const { Function(handle); }
};
template <typename T, auto Function>
using Owned = std::unique_ptr<T, FreedBy<T, Function>>;

void demand(bool held, const char* what) {
    if (!held)
        throw std::runtime_error(what);
}

EVP_PKEY* generate(KeyKind kind) {
    switch (kind) {
    case KeyKind::Rsa1024:
        return EVP_RSA_gen(1024);
    case KeyKind::Rsa2048:
        return EVP_RSA_gen(2048);
    case KeyKind::Rsa3072:
        return EVP_RSA_gen(3072);
    case KeyKind::Rsa4096:
        return EVP_RSA_gen(4096);
    case KeyKind::P256:
        return EVP_EC_gen("P-256");
    case KeyKind::P384:
        return EVP_EC_gen("P-384");
    case KeyKind::P521:
        return EVP_EC_gen("P-521");
    }
    return nullptr;
}

bool isSlow(KeyKind kind) {
    return kind == KeyKind::Rsa2048 || kind == KeyKind::Rsa3072 || kind == KeyKind::Rsa4096;
}

/// Each key of a process is another one; the next process gets the same, as long as this build lives.
EVP_PKEY* pooled(KeyKind kind) {
    static std::atomic<int> number = 0;
    const QDir folder(QStringLiteral(YENILE_TEST_KEYS));
    const QString file =
        folder.filePath(QStringLiteral("%1-%2.der").arg(static_cast<int>(kind)).arg(number++));
    if (const Result<QByteArray> kept = readFile(file)) {
        const auto* at = reinterpret_cast<const unsigned char*>(kept->constData());
        return d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(kept->size()));
    }
    EVP_PKEY* const key = generate(kind);
    QByteArray der(i2d_PrivateKey(key, nullptr), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    i2d_PrivateKey(key, &out);
    (void)(folder.mkpath(QStringLiteral(".")) && writeFile(file, der)); // else it is made again
    return key;
}

/// 16 random bytes, positive and never zero (RFC 5280, 4.1.2.2).
void setSerialNumber(X509* certificate) {
    unsigned char bytes[16];
    demand(RAND_bytes(bytes, sizeof bytes) == 1, "no random bytes");
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x3f) | 0x40);
    const Owned<BIGNUM, BN_free> number(BN_bin2bn(bytes, sizeof bytes, nullptr));
    demand(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)), "no serial number");
}

void setName(X509_NAME* name, const CertificateRequest& request) {
    for (const auto& [field, value] : request.subject) {
        QByteArray bytes = value.toUtf8();
        if (request.wideNames) {
            bytes.clear();
            for (const QChar character : value)
                bytes.append(static_cast<char>(character.row())).append(static_cast<char>(character.cell()));
        }
        demand(X509_NAME_add_entry_by_txt(name, field, request.wideNames ? V_ASN1_BMPSTRING : MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char*>(bytes.constData()),
                                          static_cast<int>(bytes.size()), -1, 0) == 1,
               "the name cannot be set");
    }
}

void setTimes(X509* certificate, const CertificateRequest& request) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto seconds = [](const QDateTime& time, const QDateTime& otherwise) {
        return static_cast<time_t>((time.isNull() ? otherwise : time).toSecsSinceEpoch());
    };
    demand(ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(request.notBefore, now.addSecs(-3600))) &&
               ASN1_TIME_set(X509_getm_notAfter(certificate),
                             seconds(request.notAfter, now.addDays(request.days))),
           "the times cannot be set");
}

void addExtensions(X509* certificate, X509* issuer, const QByteArray& extensions) {
    const QByteArray text =
        "[extensions]\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n" + extensions;
    const Owned<BIO, BIO_free_all> bio(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    const Owned<CONF, NCONF_free> configuration(NCONF_new(nullptr));
    long line = 0;
    demand(NCONF_load_bio(configuration.get(), bio.get(), &line) > 0, "the extensions cannot be read");
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, configuration.get());
    demand(X509V3_EXT_add_nconf(configuration.get(), &context, "extensions", certificate) == 1,
           "the extensions cannot be added");
}

} // namespace

std::shared_ptr<EVP_PKEY> newKey(KeyKind kind) {
    std::shared_ptr<EVP_PKEY> key(isSlow(kind) ? pooled(kind) : generate(kind), EVP_PKEY_free);
    demand(key != nullptr, "no key could be made");
    return key;
}

signature::Certificate certify(const CertificateRequest& request, const Identity* issuer) {
    const Owned<X509, X509_free> certificate(X509_new());
    X509* const issuing = issuer ? issuer->certificate.handle() : certificate.get();
    X509_set_version(certificate.get(), X509_VERSION_3);
    setSerialNumber(certificate.get());
    setTimes(certificate.get(), request);
    setName(X509_get_subject_name(certificate.get()), request);
    demand(X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuing)) == 1 &&
               X509_set_pubkey(certificate.get(), request.key.get()) == 1,
           "the certificate cannot be filled in");
    addExtensions(certificate.get(), issuing, request.extensions);
    EVP_PKEY* const signingKey = issuer ? issuer->key.get() : request.key.get();
    demand(X509_sign(certificate.get(), signingKey, EVP_sha384()) > 0, "the certificate cannot be signed");
    return signature::Certificate::fromHandle(certificate.get());
}

} // namespace yenile::tests
