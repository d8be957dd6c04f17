// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/settings.h"

#include <QNetworkProxy>
#include <QUrl>

#include <functional>

namespace yenile::network {

/// Makes all requests of this program go through the proxy of Key::Proxy. Requests to this computer itself do
/// not use it. Errors: SettingInvalid, also if the setting holds a password.
Result<void> useProxy(const QString& proxy);
Result<void> useProxy(const settings::Settings& settings);

/// An account at a proxy. It is kept in memory only, while the program runs.
struct ProxyAccount {
    QString user; ///< "DOMAIN\\user" if the proxy uses NTLM
    Secret password;
};

/// Sets the account that proxies get when they ask. From any thread.
void setProxyAccount(const ProxyAccount& account);

/// Asks the person for an account, from whichever thread needs it, and sets it. True: an account was set.
/// `refused`: the last account was wrong.
using AccountSource = std::function<Async<bool>(const QString& proxy, bool refused)>;
void setAccountSource(AccountSource source);

/// Finds out which authentication scheme the proxy for that address wants. Blocks: for a worker thread.
/// Errors: ProxyLoginRequired if an account is missing or wrong; ProxySchemeUnsupported.
[[nodiscard]] Result<void> prepareProxy(const QUrl& address);

/// The proxy for that address, with the account that it wants. Blocks.
[[nodiscard]] QNetworkProxy proxyTo(const QUrl& address);

/// Asks for the account, if there is someone to ask. It asks once, however many requests wait for it. True:
/// an account was given.
[[nodiscard]] Async<bool> logInToProxy(const QString& proxy, bool refused);

} // namespace yenile::network
