// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/keys/service_keys.h"

#include "app/service/keys/hsm_signer.h"
#include "app/service/keys/signing_key.h"
#include "core/base/file.h"
#include "core/signature/signing/key_signer.h"

#include <QCryptographicHash>

#include <openssl/x509.h>

namespace yenile::registration {
namespace {

using SharedSigner = std::shared_ptr<signature::Signer>;
using SharedRefusals = std::shared_ptr<RefusedPins>;

std::unexpected<Error> invalid(const char* setting, const QString& why) {
    return fail(ErrorCode::SettingInvalid, {QLatin1String(setting)}, why);
}

Result<SharedSigner> signerInHsm(const ServiceSettings& settings, const char* setting, const QString& place,
                                 const QString& certificateFile, const SharedRefusals& refused) {
    const Result<KeyUri> uri = KeyUri::read(place);
    if (!uri)
        return invalid(setting, uri.error().cause);
    const auto certificates = certificatesIn(certificateFile);
    if (!certificates)
        return failure(certificates);
    const QString pinFile = uri->pinFile().isEmpty() ? QString() : settings.file(uri->pinFile());
    return std::make_shared<HsmSigner>(*uri, pinFile, *certificates, refused);
}

Result<SharedSigner> openReceiptKey(const ServiceSettings& settings, const SharedRefusals& refused) {
    const QString& place = settings.keys.receipt;
    const QString certificate = settings.file(QStringLiteral("pki/receipt.pem"));
    if (KeyUri::isOne(place))
        return signerInHsm(settings, "keys/receipt", place, certificate, refused);
    auto signer = signature::openKeySigner(settings.file(place), certificate);
    return signer ? Result<SharedSigner>(std::move(*signer)) : failure(signer);
}

Result<TlsIdentity> openTlsKey(const ServiceSettings& settings, const SharedRefusals& refused) {
    const QString& place = settings.keys.tls;
    const QString certificate = settings.file(QStringLiteral("pki/tls.pem"));
    TlsIdentity identity;
    if (KeyUri::isOne(place)) {
        const auto signer = signerInHsm(settings, "keys/tls", place, certificate, refused);
        if (!signer)
            return failure(signer);
        identity.signer = *signer;
        identity.key = signingKey(*signer);
        if (!identity.key)
            return invalid("keys/tls", QStringLiteral("a key in an HSM has to be RSA or ECDSA"));
    } else {
        auto key = signature::readPrivateKey(settings.file(place));
        if (!key)
            return failure(key);
        identity.key = std::move(*key);
    }
    auto chain = certificatesIn(certificate);
    if (!chain)
        return failure(chain);
    identity.chain = std::move(*chain);
    if (X509_check_private_key(identity.chain.front().handle(), identity.key.get()) != 1)
        return fail(ErrorCode::FileDamaged, {certificate}, QStringLiteral("the key is another one"));
    return identity;
}

} // namespace

Result<ServiceKeys> openKeys(const ServiceSettings& settings) {
    const auto refused = std::make_shared<RefusedPins>(); // both keys may lie in one HSM
    const auto receipts = openReceiptKey(settings, refused);
    if (!receipts)
        return failure(receipts);
    const auto tls = openTlsKey(settings, refused);
    if (!tls)
        return failure(tls);
    return ServiceKeys{*receipts, *tls};
}

Result<void> tryKeys(const ServiceKeys& keys) {
    for (const SharedSigner& signer : {keys.receipts, keys.tls.signer}) {
        if (!signer)
            continue;
        const QByteArray message = "yenile-service tries its keys";
        const auto signature =
            signer->sign({.digest = QCryptographicHash::hash(message, QCryptographicHash::Sha256),
                          .algorithm = {signer->algorithms().front().scheme},
                          .description = QStringLiteral("trial"),
                          .message = message});
        if (!signature)
            return failure(signature);
    }
    return {};
}

Result<std::vector<signature::Certificate>> certificatesIn(const QString& file) {
    const Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    return signature::Certificate::fromPem(*content);
}

} // namespace yenile::registration
