// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/key_signer.h"

#include "core/base/file.h"
#include "core/base/secret.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/pem.h>

namespace yenile::signature {

namespace {

class KeySigner final : public Signer {
public:
    KeySigner(std::shared_ptr<EVP_PKEY> key, std::vector<Certificate> certificates)
        : m_key(std::move(key)), m_certificates(std::move(certificates)) {}

    [[nodiscard]] const Certificate& certificate() const override { return m_certificates.front(); }
    [[nodiscard]] std::vector<Certificate> chain() const override {
        return {m_certificates.begin() + 1, m_certificates.end()};
    }
    [[nodiscard]] std::vector<SignatureAlgorithm> algorithms() const override {
        return algorithmsOf(certificate().keyType());
    }
    [[nodiscard]] Result<QByteArray> sign(const SigningRequest& request) override;

private:
    std::shared_ptr<EVP_PKEY> m_key;
    std::vector<Certificate> m_certificates;
};

Result<QByteArray> KeySigner::sign(const SigningRequest& request) {
    const openssl::KeyContext context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    if (!context || EVP_PKEY_sign_init(context.get()) <= 0 || !setAlgorithm(context.get(), request.algorithm))
        return fail(ErrorCode::MechanismUnsupported, {digestName(request.algorithm.digest)},
                    openssl::lastError());
    auto size = static_cast<size_t>(EVP_PKEY_get_size(m_key.get()));
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (EVP_PKEY_sign(context.get(), openssl::data(signature), &size, openssl::data(request.digest),
                      static_cast<size_t>(request.digest.size())) <= 0)
        return fail(ErrorCode::Internal, {}, openssl::lastError());
    signature.resize(static_cast<qsizetype>(size));
    return signature;
}

/// An encrypted key is refused, never asked about at the terminal.
int noPassword(char*, int, int, void*) {
    return -1;
}

} // namespace

Result<std::shared_ptr<EVP_PKEY>> readPrivateKey(const QString& file) {
    Result<QByteArray> pem = readFile(file);
    if (!pem)
        return failure(pem);
    const openssl::Bio bio = openssl::reader(*pem);
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr),
                                  EVP_PKEY_free);
    wipe(*pem);
    if (!key)
        return fail(ErrorCode::FileDamaged, {file}, openssl::lastError());
    return key;
}

std::vector<SignatureAlgorithm> algorithmsOf(Certificate::KeyType type) {
    using enum DigestAlgorithm;
    using enum SignatureScheme;
    if (type == Certificate::KeyType::Ec)
        return {{Ecdsa, Sha256}, {Ecdsa, Sha384}, {Ecdsa, Sha512}};
    return {{RsaPkcs1, Sha256}, {RsaPkcs1, Sha384}, {RsaPkcs1, Sha512},
            {RsaPss, Sha256},   {RsaPss, Sha384},   {RsaPss, Sha512}};
}

Result<std::unique_ptr<Signer>> openKeySigner(const QString& keyFile, const QString& certificateFile) {
    auto key = readPrivateKey(keyFile);
    if (!key)
        return failure(key);
    const Result<QByteArray> certificatePem = readFile(certificateFile);
    if (!certificatePem)
        return failure(certificatePem);
    Result<std::vector<Certificate>> certificates = Certificate::fromPem(*certificatePem);
    if (!certificates)
        return failure(certificates);
    if (X509_check_private_key(certificates->front().handle(), key->get()) != 1)
        return fail(ErrorCode::FileDamaged, {keyFile}, openssl::lastError());
    return std::make_unique<KeySigner>(std::move(*key), std::move(*certificates));
}

} // namespace yenile::signature
