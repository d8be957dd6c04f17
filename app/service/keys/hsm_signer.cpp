// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/keys/hsm_signer.h"

#include "core/base/log.h"
#include "core/signature/signing/key_signer.h"

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration", QtFatalMsg)

/// What a session says that ended with the HSM's restart, or with the helper.
bool isOfOldSession(ErrorCode code) {
    return code == ErrorCode::TokenRemoved || code == ErrorCode::TokenFailed ||
           code == ErrorCode::DriverCrashed;
}

} // namespace

HsmSigner::HsmSigner(KeyUri key, const QString& pinFile, std::vector<signature::Certificate> certificates,
                     std::shared_ptr<RefusedPins> refused, pkcs11::Limits limits)
    : m_key(std::move(key)), m_certificates(std::move(certificates)), m_limits(limits),
      m_pin(pinFile, std::move(refused)),
      m_driver(std::make_shared<pkcs11::DriverAccess>(m_key.driver(), limits)) {
}

std::vector<signature::SignatureAlgorithm> HsmSigner::algorithms() const {
    return signature::algorithmsOf(certificate().keyType());
}

Result<QByteArray> HsmSigner::sign(const signature::SigningRequest& request) {
    const int failuresBefore = m_failures;
    const std::lock_guard lock(m_mutex);
    if (m_failures != failuresBefore || !m_rest.hasExpired())
        return std::unexpected(m_lastFailure);
    const bool wasLoggedIn = m_token != nullptr;
    auto signature = signOnce(request);
    if (!signature && wasLoggedIn && isOfOldSession(signature.error().code))
        signature = signOnce(request);
    if (!signature && signature.error().code != ErrorCode::MechanismUnsupported) // of this request alone
        remember(signature.error());
    return signature;
}

Result<QByteArray> HsmSigner::signOnce(const signature::SigningRequest& request) {
    if (!m_token) {
        auto found = findToken();
        if (!found)
            return failure(found);
        m_token = std::move(*found);
    }
    auto signature = m_token->sign(request);
    if (!signature)
        m_token.reset();
    return signature;
}

Result<std::unique_ptr<pkcs11::TokenSigner>> HsmSigner::findToken() {
    Result<pkcs11::protocol::Listing> listing = m_driver->connection().list();
    if (!listing)
        return failure(listing);
    std::erase_if(listing->tokens, [&](const pkcs11::Token& token) { return !m_key.names(token); });
    if (listing->tokens.empty())
        return fail(ErrorCode::TokenRemoved, {}, QStringLiteral("no token fits the key's address"));
    if (listing->tokens.size() > 1)
        return fail(ErrorCode::SettingInvalid, {QStringLiteral("keys")},
                    QStringLiteral("several tokens fit the key's address"));
    const pkcs11::TokenCertificate own{
        .certificate = certificate(), .keyId = m_key.keyId(), .label = {}, .algorithms = algorithms()};
    return std::make_unique<pkcs11::TokenSigner>(m_driver, listing->tokens.front(), own, m_pin);
}

void HsmSigner::remember(const Error& failure) {
    ++m_failures;
    m_lastFailure = failure;
    if (failure.code == ErrorCode::DriverTimedOut)
        m_rest.setRemainingTime(m_limits.card);
    qCWarning(category) << "a key in an HSM cannot be used";
    log::failure(category(), failure);
}

} // namespace yenile::registration
