// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/keys/key_uri.h"
#include "app/service/keys/pin_file.h"
#include "pkcs11/token_signer.h"

#include <QDeadlineTimer>

#include <atomic>
#include <mutex>

namespace yenile::registration {

/// Signs with a key in an HSM. Its driver is loaded in a helper process (`yenile-token`), so that one that
/// crashes or hangs does not take the service along. Looks for the token at the first signature, logs in, and
/// stays logged in; after the HSM was away it does so again. Any thread may call it: they take turns, and who
/// waits behind a failure fails with it, so that an HSM that hangs is waited for once.
class HsmSigner final : public signature::Signer {
public:
    /// The first of the certificates is the key's, the others are above it. `refused`: also of others who log
    /// in to the same HSM.
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
    /// Errors: the 2xxx codes; SettingInvalid where several tokens fit; FileNotReadable of the PIN.
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
