#include "app/ctl/proxy_account.h"

#include "app/ctl/terminal.h"
#include "app/ctl/text.h"

namespace yenile::ctl {

std::optional<network::ProxyAccount> askForProxyAccount(const QString& proxy, bool refused) {
    if (!terminal::isInteractive())
        return {};
    const Result<QString> user =
        terminal::ask((refused ? Text::tr("The proxy %1 did not accept that. User name:")
                               : Text::tr("User name for the proxy %1:"))
                          .arg(proxy));
    if (!user || user->isEmpty())
        return {};
    Result<Secret> password = terminal::askSecretly(Text::tr("Password for the proxy %1:").arg(proxy));
    if (!password)
        return {};
    return network::ProxyAccount{*user, std::move(*password)};
}

} // namespace yenile::ctl
