// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/proxy.h"

#include <QNetworkProxy>
#include <QUrl>

namespace yenile::network {

/// How a proxy authenticates people (RFC 9110, 11.1).
enum class ProxyScheme {
    Qts,    ///< by whatever Qt does: nothing, Basic (RFC 7617), Digest (RFC 7616); on Windows everything
    Basic,  ///< by an account that is told at once: asked, Qt would choose NTLM
    Ticket, ///< by the ticket of whoever has logged in to this computer (Negotiate, RFC 4559)
};

/// Asks the proxy on the way to `address`. Qt 6.4 would ask one that offers NTLM without end, many thousand
/// times a second, and never has a ticket but on Windows. Blocks: for a worker thread. Errors:
/// ProxyLoginRequired, where the account is missing or wrong; ProxySchemeUnsupported; AddressUnreachable,
/// where the proxy does not answer.
[[nodiscard]] Result<ProxyScheme> findProxyScheme(const QNetworkProxy& proxy, const QUrl& address,
                                                  const ProxyAccount& account);

/// Proxy-Authorization (RFC 9110, 11.7.2) by that scheme; empty: none is needed, or none is to be had.
[[nodiscard]] QByteArray proxyCredentials(ProxyScheme scheme, const QString& proxyHost,
                                          const ProxyAccount& account);

} // namespace yenile::network
