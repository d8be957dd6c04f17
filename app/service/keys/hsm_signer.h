// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/keys/key_uri.h"
#include "app/service/keys/pin_file.h"
#include "pkcs11/token_signer.h"

#include <QDeadlineTimer>

#include <atomic>
#include <mutex>

namespace yenile::registration {

/// Signs with a key in an HSM. Its driver is loaded in a helper process (`yenile-token`), so that a crash or
/// a hang does not affect the service. It looks for the token at the first signature, logs in, and stays
/// logged in; after the HSM was unreachable, again. Thread-safe: threads take turns, and if one fails, those
/// waiting fail with it, so that a hanging HSM is waited for once.
class HsmSigner final : public signature::Signer {
public:
    /// The first certificate is the key's, the others are its issuers. `refused` is shared with others that
    /// log in to the same HSM.
    HsmSigner(KeyUri key, const QString& pinFile, std::vector<signature::Certificate> certificates,
              std::shared_ptr<RefusedPins> refused,
              pkcs11::Limits limits = {std::chrono::seconds(10), std::chrono::seconds(10)});

    [[nodiscard]] const signature::Certificate& certificate() const override {
        return m_certificates.front();
    }
    [[nodiscard]] std::vector<signature::Certificate> chain() const override {
        return {m_certificates.begin() + 1, m_certificates.end()};
    }
    [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override;
    /// Errors: the 2xxx codes; SettingInvalid if several tokens match; FileNotReadable for the PIN's file.
    [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest& request) override;

private:
    [[nodiscard]] Result<QByteArray> signOnce(const signature::SigningRequest& request);
    [[nodiscard]] Result<std::unique_ptr<pkcs11::TokenSigner>> findToken();
    void remember(const Error& failure);

    KeyUri m_key;
    std::vector<signature::Certificate> m_certificates;
    pkcs11::Limits m_limits;
    PinFile m_pin;
    std::shared_ptr<pkcs11::DriverAccess> m_driver;
    std::mutex m_mutex;                           ///< of all that follows
    std::unique_ptr<pkcs11::TokenSigner> m_token; ///< while it is logged in
    std::atomic<int> m_failures = 0;
    Error m_lastFailure;
    QDeadlineTimer m_rest; ///< from a hang until it is tried again
};

} // namespace yenile::registration
