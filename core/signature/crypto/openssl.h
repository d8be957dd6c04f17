// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <memory>

/// OpenSSL as this folder uses it: handles with owners, and conversions of bytes. No public header includes
/// it.
namespace yenile::signature::openssl {

template <auto Function>
struct FreedBy {
    template <typename T>
    void operator()(T* handle) const {
        Function(handle);
    }
};
template <typename T, auto Function>
using Owned = std::unique_ptr<T, FreedBy<Function>>;

using Bio = Owned<BIO, BIO_free_all>;
using PrivateKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;

inline const unsigned char* data(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* data(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// A read-only BIO over bytes that must outlive it.
inline Bio reader(QByteArrayView bytes) {
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

/// The DER form, through an i2d function: `der([&](unsigned char** out) { return i2d_X509(x, out); })`.
/// Empty on failure.
template <typename Encode>
QByteArray der(Encode encode) {
    const int size = encode(nullptr);
    if (size <= 0)
        return {};
    QByteArray bytes(size, Qt::Uninitialized);
    unsigned char* out = data(bytes);
    encode(&out);
    return bytes;
}

/// Null if it is not a time.
inline QDateTime dateTime(const ASN1_TIME* time) {
    tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), QTimeZone::utc()};
}

/// The oldest entry of the thread's error queue, which is emptied: the library's message, for `Error::cause`.
inline QString lastError() {
    char text[256] = "";
    if (const unsigned long code = ERR_get_error(); code != 0)
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return QString::fromLatin1(text);
}

} // namespace yenile::signature::openssl
