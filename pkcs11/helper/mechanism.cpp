// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/mechanism.h"

#include "core/signature/crypto/openssl.h"
#include "core/signature/crypto/signature_forms.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>

namespace yenile::pkcs11::helper {

using signature::openssl::Owned;

using signature::DigestAlgorithm;
using signature::SignatureAlgorithm;
using signature::SignatureScheme;

namespace {

/// A digest algorithm in the languages of PKCS#11, OpenSSL and PKCS#1.
struct DigestForms {
    qsizetype size;
    CK_MECHANISM_TYPE mechanism;
    CK_MECHANISM_TYPE rsaPkcs1; ///< that make the digest themselves
    CK_MECHANISM_TYPE rsaPss;
    CK_MECHANISM_TYPE ecdsa;
    CK_RSA_PKCS_MGF_TYPE mgf;
    const EVP_MD* (*openssl)();
    char oidEnd; ///< last byte of 2.16.840.1.101.3.4.2.x
};

const DigestForms& formsOf(DigestAlgorithm digest) {
    static const DigestForms sha256{32,
                                    CKM_SHA256,
                                    CKM_SHA256_RSA_PKCS,
                                    CKM_SHA256_RSA_PKCS_PSS,
                                    CKM_ECDSA_SHA256,
                                    CKG_MGF1_SHA256,
                                    EVP_sha256,
                                    1};
    static const DigestForms sha384{48,
                                    CKM_SHA384,
                                    CKM_SHA384_RSA_PKCS,
                                    CKM_SHA384_RSA_PKCS_PSS,
                                    CKM_ECDSA_SHA384,
                                    CKG_MGF1_SHA384,
                                    EVP_sha384,
                                    2};
    static const DigestForms sha512{64,
                                    CKM_SHA512,
                                    CKM_SHA512_RSA_PKCS,
                                    CKM_SHA512_RSA_PKCS_PSS,
                                    CKM_ECDSA_SHA512,
                                    CKG_MGF1_SHA512,
                                    EVP_sha512,
                                    3};
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

/// The mechanism for a digest that is made already, and the one that makes it.
struct MechanismPair {
    CK_MECHANISM_TYPE raw;
    CK_MECHANISM_TYPE hashing;
};

MechanismPair mechanismsFor(SignatureScheme scheme, DigestAlgorithm digest) {
    const DigestForms& forms = formsOf(digest);
    switch (scheme) {
    case SignatureScheme::RsaPkcs1:
        return {CKM_RSA_PKCS, forms.rsaPkcs1};
    case SignatureScheme::RsaPss:
        return {CKM_RSA_PKCS_PSS, forms.rsaPss};
    case SignatureScheme::Ecdsa:
        break;
    }
    return {CKM_ECDSA, forms.ecdsa};
}

bool has(const std::vector<CK_MECHANISM_TYPE>& mechanisms, CK_MECHANISM_TYPE type) {
    return std::ranges::find(mechanisms, type) != mechanisms.end();
}

} // namespace

CK_MECHANISM SignatureInput::mechanism() {
    if (pss.hashAlg != 0)
        return {type, &pss, sizeof pss};
    return {type, nullptr, 0};
}

Result<SignatureInput> signatureInput(const SignatureAlgorithm& algorithm, const ToBeSigned& input,
                                      X509* certificate, const std::vector<CK_MECHANISM_TYPE>& mechanisms) {
    const DigestForms& forms = formsOf(algorithm.digest);
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    const int wanted = algorithm.scheme == SignatureScheme::Ecdsa ? EVP_PKEY_EC : EVP_PKEY_RSA;
    if (!key || EVP_PKEY_get_base_id(key) != wanted || input.digest.size() != forms.size)
        return unsupported();
    const MechanismPair pair = mechanismsFor(algorithm.scheme, algorithm.digest);
    SignatureInput result;
    if (algorithm.scheme == SignatureScheme::RsaPss)
        result.pss = {forms.mechanism, forms.mgf, static_cast<CK_ULONG>(forms.size)};
    if (!has(mechanisms, pair.raw) && has(mechanisms, pair.hashing) && !input.message.isEmpty()) {
        result.type = pair.hashing;
        result.data = input.message;
        return result;
    }
    result.type = pair.raw;
    result.data = input.digest;
    if (algorithm.scheme == SignatureScheme::RsaPkcs1)
        result.data = digestInfo(input.digest, forms);
    else if (algorithm.scheme == SignatureScheme::Ecdsa) // longer than the curve's order (FIPS 186-4, 6.4)
        result.data = input.digest.left((EVP_PKEY_get_bits(key) + 7) / 8);
    return result;
}

Result<QByteArray> toCmsForm(const QByteArray& signature, const SignatureAlgorithm& algorithm) {
    if (algorithm.scheme != SignatureScheme::Ecdsa)
        return signature;
    const QByteArray value = signature::ecdsaSigValue(signature);
    if (value.isEmpty())
        return fail(ErrorCode::TokenFailed, {}, QStringLiteral("ECDSA signature of odd length"));
    return value;
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

std::vector<CK_MECHANISM_TYPE> mechanismsOf(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot) {
    CK_ULONG count = 0;
    constexpr CK_ULONG most = 4096;
    if (functions.C_GetMechanismList(slot, nullptr, &count) != CKR_OK || count > most)
        return {};
    std::vector<CK_MECHANISM_TYPE> mechanisms(count + 1); // p11-kit-client 0.24.1 reads one beyond the last
    if (functions.C_GetMechanismList(slot, mechanisms.data(), &count) != CKR_OK)
        return {};
    mechanisms.resize(std::min<CK_ULONG>(count, mechanisms.size()));
    return mechanisms;
}

std::vector<SignatureAlgorithm> algorithmsFor(const CertificateKey& key,
                                              const std::vector<CK_MECHANISM_TYPE>& mechanisms) {
    using enum DigestAlgorithm;
    std::vector<SignatureAlgorithm> result;
    const auto add = [&](SignatureScheme scheme, const std::vector<DigestAlgorithm>& digests) {
        for (const DigestAlgorithm digest : digests) {
            const MechanismPair pair = mechanismsFor(scheme, digest);
            if (has(mechanisms, pair.raw) || has(mechanisms, pair.hashing))
                result.push_back({scheme, digest});
        }
    };
    // Some tokens list nothing of the kind and sign all the same, by what every card knows.
    const auto addAnyway = [&](SignatureScheme scheme, const std::vector<DigestAlgorithm>& digests) {
        for (const DigestAlgorithm digest : digests)
            result.push_back({scheme, digest});
    };
    if (key.type == CKK_RSA) {
        // Every verifier in Türkiye knows PKCS#1 v1.5; a token that lists PSS alone means it.
        add(SignatureScheme::RsaPkcs1, {Sha256, Sha384, Sha512});
        add(SignatureScheme::RsaPss, {Sha256, Sha384, Sha512});
        if (result.empty())
            addAnyway(SignatureScheme::RsaPkcs1, {Sha256, Sha384, Sha512});
    } else if (key.type == CKK_EC) {
        // The digest that is as strong as the curve comes first.
        std::vector<DigestAlgorithm> digests{Sha256, Sha384, Sha512};
        if (key.bits > 256)
            std::iter_swap(digests.begin(), std::ranges::find(digests, key.bits <= 384 ? Sha384 : Sha512));
        add(SignatureScheme::Ecdsa, digests);
        if (result.empty())
            addAnyway(SignatureScheme::Ecdsa, digests);
    }
    return result;
}

} // namespace yenile::pkcs11::helper
