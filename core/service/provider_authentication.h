// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/oauth/authorization_code.h"
#include "core/service/messages.h"

#include <functional>
#include <memory>

namespace yenile::service {

/// How providers are reached. The pin of the service's key does not apply to them.
struct ProviderAccess {
    network::ServerTrust trust = {};
    network::Reach reach = network::Reach::Public; ///< their addresses come from the service
};

/// Authenticates a person at a provider in their own browser (OpenID Connect Core 1.0, 3.1; RFC 8252). It
/// discovers the provider's page, asks for a code with a proof key (RFC 7636) and a nonce, and returns what
/// the service redeems. Lives in one thread, which needs an event loop, and never blocks it.
class ProviderAuthentication : public QObject {
    Q_OBJECT
public:
    /// Gets the address to open in a browser on this computer, as often as needed.
    using Show = std::function<void(const QUrl&)>;
    /// Errors: ProviderLoginFailed with the provider's name; BrowserNotOpened if no answer can be received.
    using Done = std::function<void(Result<ProviderLogin>)>;

    /// `done` is called once, later, unless this is destroyed before.
    ProviderAuthentication(const ProviderAccess& access, LoginProvider provider, Show show, Done done);

private:
    void discover(network::Reach reach);
    void ask(const QUrl& page);
    void take(oauth::CodeAnswer answer, const QString& nonce);
    void giveUp(const QString& cause);

    network::Http m_http;
    LoginProvider m_provider;
    bool m_namesItself = false; ///< the provider's responses have `iss`
    Show m_show;
    Done m_done;
    std::unique_ptr<oauth::CodeRequest> m_request;
};

} // namespace yenile::service
