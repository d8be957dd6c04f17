// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/openssl.h"
#include "core/signature/pdf/pdf_document.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <numeric>

/// Encryption of what is added to an encrypted file (ISO 32000-1, 7.6; ISO 32000-2, 7.6). Reading is qpdf's.
namespace yenile::signature {

namespace {

using Method = PdfEncryption::Method;

/// OpenSSL keeps this cipher in a provider that many computers lack.
QByteArray rc4(const QByteArray& key, QByteArrayView plain) {
    std::array<uchar, 256> state{};
    std::iota(state.begin(), state.end(), uchar(0));
    for (size_t i = 0, j = 0; i < state.size(); ++i) {
        j = (j + state[i] + static_cast<uchar>(key[static_cast<qsizetype>(i) % key.size()])) % state.size();
        std::swap(state[i], state[j]);
    }
    QByteArray cipher = plain.toByteArray();
    size_t i = 0;
    size_t j = 0;
    for (char& byte : cipher) {
        i = (i + 1) % state.size();
        j = (j + state[i]) % state.size();
        std::swap(state[i], state[j]);
        byte = static_cast<char>(byte ^ state[(state[i] + state[j]) % state.size()]);
    }
    return cipher;
}

/// CBC behind its random beginning.
QByteArray aes(const QByteArray& key, QByteArrayView plain) {
    constexpr int block = 16;
    QByteArray cipher(plain.size() + 2 * block, Qt::Uninitialized);
    if (RAND_bytes(openssl::data(cipher), block) != 1)
        throw std::runtime_error("no random bytes");
    const openssl::Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(EVP_CIPHER_CTX_new());
    int size = 0;
    int rest = 0;
    if (EVP_EncryptInit_ex(context.get(), key.size() == 32 ? EVP_aes_256_cbc() : EVP_aes_128_cbc(), nullptr,
                           openssl::data(key), openssl::data(cipher)) != 1 ||
        EVP_EncryptUpdate(context.get(), openssl::data(cipher) + block, &size, openssl::data(plain),
                          static_cast<int>(plain.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), openssl::data(cipher) + block + size, &rest) != 1)
        throw std::runtime_error("cannot be encrypted");
    cipher.resize(block + size + rest);
    return cipher;
}

/// Where the string that begins at `begin` ends; strings are well formed here, for they were written by us.
qsizetype stringEnd(QByteArrayView text, qsizetype begin) {
    if (text[begin] == '<')
        return text.indexOf('>', begin) + 1;
    int open = 0;
    for (qsizetype i = begin; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '(')
            ++open;
        else if (text[i] == ')' && --open == 0)
            return i + 1;
    }
    throw std::runtime_error("open string");
}

bool beginsString(QByteArrayView text, qsizetype at) {
    return text[at] == '(' || (text[at] == '<' && at + 1 < text.size() && text[at + 1] != '<');
}

QByteArray stringValue(QByteArrayView text) {
    return pdf::bytes(QPDFObjectHandle::parse(text.toByteArray().toStdString()).getStringValue());
}

Method method(QPDF::encryption_method_e method) {
    switch (method) {
    case QPDF::e_none:
        return Method::None;
    case QPDF::e_aes:
    case QPDF::e_aesv3:
        return Method::Aes;
    default:
        return Method::Rc4;
    }
}

} // namespace

std::optional<PdfEncryption> pdf::encryptionOf(QPDF& qpdf) {
    int revision = 0;
    int permissions = 0;
    int version = 0;
    auto streams = QPDF::e_none;
    auto strings = QPDF::e_none;
    auto files = QPDF::e_none;
    if (!qpdf.isEncrypted(revision, permissions, version, streams, strings, files))
        return {};
    const bool simple = version < 4; // without crypt filters, and qpdf names no method
    return PdfEncryption{bytes(qpdf.getEncryptionKey()), version, revision,
                         simple ? Method::Rc4 : method(strings), simple ? Method::Rc4 : method(streams)};
}

QByteArray PdfEncryption::encrypted(const PdfObject& object) const {
    const auto cipher = [&](Method by, QByteArrayView plain) {
        if (by == Method::None)
            return plain.toByteArray();
        const QByteArray dataKey = pdf::bytes(
            QPDF::compute_data_key(key.toStdString(), object.reference.number, object.reference.generation,
                                   by == Method::Aes, version, revision));
        return by == Method::Aes ? aes(dataKey, plain) : rc4(dataKey, plain);
    };
    constexpr QByteArrayView beginning = ">>\nstream\n";
    constexpr QByteArrayView end = "\nendstream";
    const qsizetype stream = object.body.indexOf(beginning);
    QByteArray data;
    QByteArrayView text = object.body;
    if (stream >= 0) {
        text = text.first(stream);
        data = cipher(streams,
                      QByteArrayView(object.body).sliced(stream + beginning.size()).chopped(end.size()));
    }
    const bool isSignature = text.indexOf("/ByteRange") >= 0;
    QByteArray body;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.sliced(i).startsWith("<<")) {
            body += "<<";
            ++i;
        } else if (!beginsString(text, i)) {
            body += text[i];
        } else {
            const qsizetype after = stringEnd(text, i);
            const QByteArrayView string = text.sliced(i, after - i);
            body += isSignature && body.endsWith("/Contents ")
                        ? string.toByteArray()
                        : '<' + cipher(strings, stringValue(string)).toHex() + '>';
            i = after - 1;
        }
    }
    if (stream < 0)
        return body;
    body.replace(QByteArray("/Length ") +
                     QByteArray::number(object.body.size() - stream - beginning.size() - end.size()),
                 "/Length " + QByteArray::number(data.size()));
    return body + beginning.toByteArray() + data + end.toByteArray();
}

} // namespace yenile::signature
