#include "pkcs11/helper/mechanism.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>

namespace yenile::pkcs11::helper {

using signature::DigestAlgorithm;
using signature::SignatureAlgorithm;
using signature::SignatureScheme;

namespace {

template <auto function>
struct Free {
    template <typename T>
    void operator()(T* handle) const {
        function(handle);
    }
};
template <typename T, auto function>
using Owned = std::unique_ptr<T, Free<function>>;

/// A digest algorithm in the languages of PKCS#11, OpenSSL and PKCS#1.
struct DigestForms {
    qsizetype size;
    CK_MECHANISM_TYPE mechanism;
    CK_RSA_PKCS_MGF_TYPE mgf;
    const EVP_MD* (*openssl)();
    char oidEnd; ///< last byte of 2.16.840.1.101.3.4.2.x
};

const DigestForms& formsOf(DigestAlgorithm digest) {
    static const DigestForms sha256{32, CKM_SHA256, CKG_MGF1_SHA256, EVP_sha256, 1};
    static const DigestForms sha384{48, CKM_SHA384, CKG_MGF1_SHA384, EVP_sha384, 2};
    static const DigestForms sha512{64, CKM_SHA512, CKG_MGF1_SHA512, EVP_sha512, 3};
    switch (digest) {
    case DigestAlgorithm::Sha256:
        return sha256;
    case DigestAlgorithm::Sha384:
        return sha384;
    case DigestAlgorithm::Sha512:
        break;
    }
    return sha512;
}

/// DigestInfo (RFC 8017, 9.2 note 1) in DER.
QByteArray digestInfo(const QByteArray& digest, const DigestForms& forms) {
    const auto size = static_cast<char>(digest.size());
    QByteArray info("\x30\x00\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x00\x05\x00\x04\x00", 19);
    info[1] = static_cast<char>(info.size() - 2 + size);
    info[14] = forms.oidEnd;
    info[18] = size;
    return info + digest;
}

std::unexpected<Error> unsupported() {
    return fail(ErrorCode::MechanismUnsupported, {},
                QStringLiteral("algorithm, digest and key do not match"));
}

} // namespace

CK_MECHANISM SignatureInput::mechanism() {
    if (type == CKM_RSA_PKCS_PSS)
        return {type, &pss, sizeof pss};
    return {type, nullptr, 0};
}

Result<SignatureInput> signatureInput(const SignatureAlgorithm& algorithm, const QByteArray& digest,
                                      X509* certificate) {
    const DigestForms& forms = formsOf(algorithm.digest);
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    const int wanted = algorithm.scheme == SignatureScheme::Ecdsa ? EVP_PKEY_EC : EVP_PKEY_RSA;
    if (!key || EVP_PKEY_get_base_id(key) != wanted || digest.size() != forms.size)
        return unsupported();
    SignatureInput input;
    switch (algorithm.scheme) {
    case SignatureScheme::RsaPkcs1:
        input.type = CKM_RSA_PKCS;
        input.data = digestInfo(digest, forms);
        break;
    case SignatureScheme::RsaPss:
        input.type = CKM_RSA_PKCS_PSS;
        input.pss = {forms.mechanism, forms.mgf, static_cast<CK_ULONG>(forms.size)};
        input.data = digest;
        break;
    case SignatureScheme::Ecdsa:
        // The leftmost bits of a digest that is longer than the curve's order (FIPS 186-4, 6.4).
        input.type = CKM_ECDSA;
        input.data = digest.left((EVP_PKEY_get_bits(key) + 7) / 8);
        break;
    }
    return input;
}

Result<QByteArray> toCmsForm(const QByteArray& signature, const SignatureAlgorithm& algorithm) {
    if (algorithm.scheme != SignatureScheme::Ecdsa)
        return signature;
    if (signature.isEmpty() || signature.size() % 2 != 0)
        return fail(ErrorCode::TokenFailed, {}, QStringLiteral("ECDSA signature of odd length"));
    const auto half = static_cast<int>(signature.size() / 2);
    const auto* bytes = reinterpret_cast<const unsigned char*>(signature.constData());
    const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
    ECDSA_SIG_set0(pair.get(), BN_bin2bn(bytes, half, nullptr), BN_bin2bn(bytes + half, half, nullptr));
    QByteArray der(i2d_ECDSA_SIG(pair.get(), nullptr), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    i2d_ECDSA_SIG(pair.get(), &out);
    return der;
}

bool verifies(const QByteArray& signature, const QByteArray& digest, const SignatureAlgorithm& algorithm,
              X509* certificate) {
    const Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(
        EVP_PKEY_CTX_new(X509_get0_pubkey(certificate), nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) <= 0 ||
        EVP_PKEY_CTX_set_signature_md(context.get(), formsOf(algorithm.digest).openssl()) <= 0)
        return false;
    if (algorithm.scheme == SignatureScheme::RsaPss &&
        (EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PSS_PADDING) <= 0 ||
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST) <= 0))
        return false;
    const auto bytes = [](const QByteArray& array) {
        return reinterpret_cast<const unsigned char*>(array.constData());
    };
    return EVP_PKEY_verify(context.get(), bytes(signature), static_cast<size_t>(signature.size()),
                           bytes(digest), static_cast<size_t>(digest.size())) == 1;
}

std::vector<SignatureAlgorithm> algorithmsFor(X509* certificate,
                                              const std::vector<CK_MECHANISM_TYPE>& mechanisms) {
    using enum DigestAlgorithm;
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    std::vector<SignatureAlgorithm> result;
    const auto add = [&](SignatureScheme scheme, std::initializer_list<DigestAlgorithm> digests) {
        for (const DigestAlgorithm digest : digests)
            result.push_back({scheme, digest});
    };
    if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) {
        // Every verifier in Türkiye knows PKCS#1 v1.5, and every card has it, though some list nothing; one
        // that lists PSS alone means it.
        const auto has = [&](CK_MECHANISM_TYPE type) {
            return std::ranges::find(mechanisms, type) != mechanisms.end();
        };
        if (has(CKM_RSA_PKCS) || !has(CKM_RSA_PKCS_PSS))
            add(SignatureScheme::RsaPkcs1, {Sha256, Sha384, Sha512});
        if (has(CKM_RSA_PKCS_PSS))
            add(SignatureScheme::RsaPss, {Sha256, Sha384, Sha512});
    } else if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC) {
        // The digest that is as strong as the curve comes first.
        const int bits = EVP_PKEY_get_bits(key);
        if (bits <= 256)
            add(SignatureScheme::Ecdsa, {Sha256, Sha384, Sha512});
        else if (bits <= 384)
            add(SignatureScheme::Ecdsa, {Sha384, Sha256, Sha512});
        else
            add(SignatureScheme::Ecdsa, {Sha512, Sha256, Sha384});
    }
    return result;
}

} // namespace yenile::pkcs11::helper
