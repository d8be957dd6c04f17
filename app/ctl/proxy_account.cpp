// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/proxy_account.h"

#include "app/ctl/terminal.h"
#include "app/ctl/text.h"
#include "core/base/ready.h"

namespace yenile::ctl {

Async<bool> askForProxyAccount(const QString& proxy, bool refused) {
    if (!terminal::isInteractive())
        return ready<bool>(false);
    const Result<QString> user =
        terminal::ask((refused ? Text::tr("The proxy %1 did not accept that. User name:")
                               : Text::tr("User name for the proxy %1:"))
                          .arg(proxy));
    if (!user || user->isEmpty())
        return ready<bool>(false);
    Result<Secret> password = terminal::askSecretly(Text::tr("Password for the proxy %1:").arg(proxy));
    if (!password)
        return ready<bool>(false);
    network::setProxyAccount({*user, std::move(*password)});
    return ready<bool>(true);
}

} // namespace yenile::ctl
