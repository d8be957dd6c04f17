// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/oauth/authorization_code.h"
#include "core/service/messages.h"

#include <functional>
#include <memory>

namespace yenile::service {

/// How providers are reached: they are not the service, so what is said of that one's key does not count.
struct ProviderAccess {
    network::ServerTrust trust = {};
    network::Reach reach = network::Reach::Public; ///< their addresses come from the service
};

/// A person's visit to a provider in their own browser (RFC 8252): finds where the provider asks people, asks
/// for a code with a proof key (RFC 7636) and a nonce, and hands out what the service redeems. Lives in one
/// thread, which needs an event loop, and never blocks it.
class ProviderAuthentication : public QObject {
    Q_OBJECT
public:
    /// Gets the address that is to be opened in a browser of this computer, as often as one likes.
    using Show = std::function<void(const QUrl&)>;
    /// Errors: ProviderLoginFailed with the provider's name, BrowserNotOpened where no answer can be waited
    /// for.
    using Done = std::function<void(Result<ProviderLogin>)>;

    /// `done` is called once, later, unless this goes before.
    ProviderAuthentication(const ProviderAccess& access, LoginProvider provider, Show show, Done done);

private:
    void discover(network::Reach reach);
    void ask(const QUrl& page);
    void take(oauth::CodeAnswer answer, const QString& nonce);
    void giveUp(const QString& cause);

    network::Http m_http;
    LoginProvider m_provider;
    bool m_namesItself = false; ///< the provider, in its answers
    Show m_show;
    Done m_done;
    std::unique_ptr<oauth::CodeRequest> m_request;
};

} // namespace yenile::service
