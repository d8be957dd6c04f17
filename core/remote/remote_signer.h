// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/remote_service.h"

#include <QDeadlineTimer>

namespace yenile::remote {

/// Signs with a key that lies with a remote signing service.
///
/// One authorization is for as many signatures as are still to be made, as far as the service allows that
/// (`multisign`): signatures/signHash is called for each digest then, since that of a container is not known
/// before the documents in it are signed (9, third use case). From one to the next the authorization is
/// extended where the service can do that (11.9). Where an authorization is bound to the digests that it
/// names (SCAL 2) and cannot be extended, as none that was given in a browser can, the person approves each
/// signature.
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
    int m_left = 0; ///< signatures that it is still for
};

} // namespace yenile::remote
