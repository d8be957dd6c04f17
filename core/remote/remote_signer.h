// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/remote_service.h"

#include <QDeadlineTimer>

namespace yenile::remote {

/// Signs with a key at a remote signing service.
/// One authorization covers as many of the remaining signatures as the service allows (`multisign`).
/// signatures/signHash is called for each digest, because the digest of a container is known only after the
/// documents in it are signed (9, third use case). The authorization is extended from one signature to the
/// next if the service can do that (11.9). If it is bound to its digests (SCAL 2) and cannot be extended, as
/// one that was given in a browser, the person approves each signature.
class RemoteSigner final : public signature::Signer {
public:
    RemoteSigner(std::shared_ptr<RemoteService> service, Credential credential)
        : m_service(std::move(service)), m_credential(std::move(credential)) {}

    [[nodiscard]] const signature::Certificate& certificate() const override {
        return m_credential.certificate();
    }
    [[nodiscard]] std::vector<signature::Certificate> chain() const override;
    [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override;
    /// Errors: those of RemoteService.
    [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest& request) override;

private:
    [[nodiscard]] Result<void> prepare(const signature::SigningRequest& request);
    [[nodiscard]] bool canExtend() const;
    [[nodiscard]] int allowance(const signature::SigningRequest& request) const;

    std::shared_ptr<RemoteService> m_service;
    Credential m_credential;
    std::optional<Activation> m_activation;
    QDeadlineTimer m_end;
    int m_left = 0; ///< signatures that the authorization still allows
};

} // namespace yenile::remote
