// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/algorithms.h"

#include "core/base/mapped_pages.h"
#include "core/signature/crypto/prefix_digests.h"

#include <openssl/rsa.h>

#include <atomic>

namespace yenile::signature {

namespace {
std::atomic<qint64> digestedSoFar = 0;
} // namespace

const EVP_MD* messageDigest(DigestAlgorithm algorithm) {
    switch (algorithm) {
    case DigestAlgorithm::Sha256:
        return EVP_sha256();
    case DigestAlgorithm::Sha384:
        return EVP_sha384();
    case DigestAlgorithm::Sha512:
        return EVP_sha512();
    }
    return nullptr;
}

int digestSize(DigestAlgorithm algorithm) {
    return EVP_MD_get_size(messageDigest(algorithm));
}

QString digestName(DigestAlgorithm algorithm) {
    return QStringLiteral("SHA-%1").arg(8 * digestSize(algorithm));
}

std::optional<DigestAlgorithm> digestNamed(const QString& name) {
    for (const auto algorithm : {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512})
        if (name == digestName(algorithm))
            return algorithm;
    return {};
}

QString digestName(int nid) {
    const QString name = QString::fromLatin1(OBJ_nid2sn(nid)).toUpper();
    // OpenSSL writes the older ones without the hyphen of their standard.
    const bool needsHyphen = name.startsWith(QLatin1String("SHA")) && !name.contains(u'-');
    return needsHyphen ? QStringLiteral("SHA-") + name.sliced(3) : name;
}

openssl::DigestContext digested(const std::vector<QByteArrayView>& parts, const EVP_MD* algorithm) {
    openssl::DigestContext context =
        parts.empty() ? openssl::DigestContext() : PrefixDigests::begun(parts.front(), algorithm);
    const size_t begun = context ? 1 : 0;
    if (!context) {
        context.reset(EVP_MD_CTX_new());
        EVP_DigestInit_ex(context.get(), algorithm, nullptr);
    }
    for (size_t i = begun; i < parts.size(); ++i)
        update(context.get(), parts[i]);
    return context;
}

QByteArray digestOf(const std::vector<QByteArrayView>& parts, const EVP_MD* algorithm) {
    const openssl::DigestContext context = digested(parts, algorithm);
    QByteArray digest(EVP_MD_get_size(algorithm), Qt::Uninitialized);
    EVP_DigestFinal_ex(context.get(), openssl::data(digest), nullptr);
    return digest;
}

QByteArray digestOf(const std::vector<QByteArrayView>& parts, DigestAlgorithm algorithm) {
    return digestOf(parts, messageDigest(algorithm));
}

void update(EVP_MD_CTX* digest, QByteArrayView content) {
    readInPieces(content, [digest](QByteArrayView piece) {
        EVP_DigestUpdate(digest, piece.data(), static_cast<size_t>(piece.size()));
    });
    digestedSoFar += content.size();
}

qint64 digestedByteCount() {
    return digestedSoFar;
}

bool setAlgorithm(EVP_PKEY_CTX* context, const SignatureAlgorithm& algorithm) {
    const bool rsaKey = EVP_PKEY_is_a(EVP_PKEY_CTX_get0_pkey(context), "RSA") == 1;
    if (rsaKey == (algorithm.scheme == SignatureScheme::Ecdsa))
        return false;
    const EVP_MD* md = messageDigest(algorithm.digest);
    if (EVP_PKEY_CTX_set_signature_md(context, md) <= 0)
        return false;
    if (!rsaKey)
        return true;
    if (algorithm.scheme == SignatureScheme::RsaPkcs1)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) > 0;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, md) > 0 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

bool isSignedBy(EVP_PKEY* key, QByteArrayView signature, QByteArrayView digest,
                const SignatureAlgorithm& algorithm) {
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    const bool valid =
        context && EVP_PKEY_verify_init(context.get()) > 0 && setAlgorithm(context.get(), algorithm) &&
        EVP_PKEY_verify(context.get(), openssl::data(signature), static_cast<size_t>(signature.size()),
                        openssl::data(digest), static_cast<size_t>(digest.size())) == 1;
    ERR_clear_error();
    return valid;
}

} // namespace yenile::signature
