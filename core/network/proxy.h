// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/settings.h"

#include <QNetworkProxy>
#include <QUrl>

#include <functional>

namespace yenile::network {

/// Makes all requests of this program go through a proxy, which is as in Key::Proxy; this computer itself is
/// reached without one. Errors: SettingInvalid, also where it holds a password.
Result<void> useProxy(const QString& proxy);
Result<void> useProxy(const settings::Settings& settings);

/// Whom a proxy knows; kept in memory while the program runs, and nowhere else.
struct ProxyAccount {
    QString user; ///< "DOMAIN\\user" where the proxy speaks NTLM
    Secret password;
};

/// From now on all proxies hear this account when they ask. In any thread.
void setProxyAccount(const ProxyAccount& account);

/// Asks the person for an account, in whichever thread needs it, and sets it; true: that was done.
/// `refused`: what was said before was not right.
using AccountSource = std::function<Async<bool>(const QString& proxy, bool refused)>;
void setAccountSource(AccountSource source);

/// Finds out how the proxy on the way there wants to know who one is. Blocks: for a worker thread. Errors:
/// ProxyLoginRequired, where an account is missing or wrong; ProxySchemeUnsupported.
[[nodiscard]] Result<void> prepareProxy(const QUrl& address);

/// The proxy on the way there, with all that it wants to hear. Blocks.
[[nodiscard]] QNetworkProxy proxyTo(const QUrl& address);

/// Has the account asked for where there is someone to ask, once, however many wait for it; true: it was
/// given.
[[nodiscard]] Async<bool> logInToProxy(const QString& proxy, bool refused);

} // namespace yenile::network
