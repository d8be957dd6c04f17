// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"
#include "core/remote/setup.h"

namespace yenile::remote {

/// The authorization server of a remote signing service (8.4): the person approves in a browser, and it gives
/// an access token. This program is a public client with PKCE and has no client secret.
class AuthorizationServer {
public:
    /// Finds the server from the service's info: its base address, or the issuer's metadata (RFC 8414, 3).
    /// Errors: RemoteSigningFailed; those of network::askFully().
    [[nodiscard]] static Result<AuthorizationServer> of(const RemoteServiceInfo& info, const Setup& setup);

    /// A token for these parameters. Errors: those of Approval::askInBrowser() as well.
    [[nodiscard]] Result<Activation> askToken(const QUrlQuery& parameters, Approval& approval) const;

private:
    AuthorizationServer(const Setup& setup, QString service)
        : m_setup(setup), m_service(std::move(service)) {}
    [[nodiscard]] Result<void> discover(const QUrl& issuer);
    [[nodiscard]] Result<Activation> redeem(const oauth::CodeAnswer& answer) const;
    [[nodiscard]] network::Reach reachOf(const QUrl& url) const;

    Setup m_setup;
    QString m_service;
    QUrl m_authorize;
    QUrl m_token;
    QString m_issuer;           ///< empty: the service names none
    bool m_namesItself = false; ///< its responses have `iss`
};

} // namespace yenile::remote
