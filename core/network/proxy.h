#pragma once

#include "core/base/secret.h"
#include "core/settings/settings.h"

#include <QUrl>

#include <functional>
#include <optional>

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

/// Who is asked for an account, in whichever thread needs it: a person at a terminal, say.
using AccountSource = std::function<std::optional<ProxyAccount>(const QString& proxy, bool refused)>;
void setAccountSource(AccountSource source);

/// Finds out how the proxy on the way there wants to know who one is. Blocks: for a worker thread. Errors:
/// ProxyLoginRequired, where an account is missing or wrong; ProxyWayUnsupported.
[[nodiscard]] Result<void> meetProxy(const QUrl& address);

/// Proxy-Authorization of a request that goes there without a tunnel, that is over plain HTTP; empty: Qt adds
/// it, or none is needed.
[[nodiscard]] QByteArray proxyAuthorization(const QUrl& address);

/// Has the account asked for where there is someone to ask; true: it was given.
bool logInToProxy(const QString& proxy, bool refused);

} // namespace yenile::network
