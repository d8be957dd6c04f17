// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"
#include "core/remote/setup.h"

namespace yenile::remote {

/// The server that gives access tokens for a remote signing service (8.4): a person says in a browser what
/// for. As a public client with PKCE: no secret of this program is one.
class AuthorizationServer {
public:
    /// Where it is stands in the service's info: its base, or the issuer whose metadata tell (RFC 8414, 3).
    /// Errors: RemoteSigningFailed; those of network::askFully().
    [[nodiscard]] static Result<AuthorizationServer> of(const RemoteServiceInfo& info, const Setup& setup);

    /// A token for what the parameters say. Errors: those of Approval::askInBrowser() besides.
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
    bool m_namesItself = false; ///< in its answers
};

} // namespace yenile::remote
