// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/driver_access.h"

namespace yenile::pkcs11 {

/// Signs with a key on a token. See TokenMonitor::openSigner().
class TokenSigner final : public signature::Signer {
public:
    TokenSigner(std::shared_ptr<DriverAccess> driver, const Token& token, const TokenCertificate& certificate,
                PinEntry& pinEntry);
    ~TokenSigner() override; ///< logs out

    [[nodiscard]] const signature::Certificate& certificate() const override;
    [[nodiscard]] std::vector<signature::Certificate> chain() const override { return m_chain; }
    [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override;
    [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest& request) override;

private:
    [[nodiscard]] Result<QByteArray> signOnToken(const signature::SigningRequest& request);
    [[nodiscard]] PinRequest pinRequest(const signature::SigningRequest& request, const PinState& pin) const;
    void begin();
    void end();

    std::shared_ptr<DriverAccess> m_driver;
    const Token m_token;
    const TokenCertificate m_certificate;
    const std::vector<signature::Certificate> m_chain;
    PinEntry& m_pinEntry;
    bool m_signing = false; // from the first signature on the monitor leaves the driver alone
};

} // namespace yenile::pkcs11
