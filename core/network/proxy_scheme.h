// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/proxy.h"

#include <QNetworkProxy>
#include <QUrl>

namespace yenile::network {

/// How a proxy authenticates people (RFC 9110, 11.1).
enum class ProxyScheme {
    Qts,    ///< left to Qt: nothing, Basic (RFC 7617), Digest (RFC 7616); on Windows everything
    Basic,  ///< with an account that is sent at once; left to choose, Qt would take NTLM
    Ticket, ///< with the Kerberos ticket of the person who logged in to this computer (Negotiate, RFC 4559)
};

/// Asks the proxy for `address` which scheme it wants. Qt 6.4 cannot do that: it retries a proxy that offers
/// NTLM without end, many thousand times a second, and sends a ticket only on Windows. Blocks: for a worker
/// thread. Errors: ProxyLoginRequired if the account is missing or wrong; ProxySchemeUnsupported;
/// AddressUnreachable if the proxy does not answer.
[[nodiscard]] Result<ProxyScheme> findProxyScheme(const QNetworkProxy& proxy, const QUrl& address,
                                                  const ProxyAccount& account);

/// Proxy-Authorization (RFC 9110, 11.7.2) for that scheme. Empty if none is needed or none is available.
[[nodiscard]] QByteArray proxyCredentials(ProxyScheme scheme, const QString& proxyHost,
                                          const ProxyAccount& account);

} // namespace yenile::network
