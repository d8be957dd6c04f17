// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/server_trust.h"

#include <QFuture>
#include <QList>
#include <QSslCertificate>
#include <QUrl>

namespace yenile::network {

/// Which way a probe takes.
enum class ProbeRoute {
    Usual, ///< as all requests do: through a proxy, where the settings or the desktop name one
    Direct ///< without a proxy
};

/// Whether a server can be reached, and what it shows of itself over TLS.
struct Probe {
    bool reached = false;
    QString proxy = {};                ///< "proxy.example:8080"; empty: none is on the way
    QString cause = {};                ///< why it was not reached
    QList<QSslCertificate> chain = {}; ///< its own certificate first
    QStringList complaints = {};       ///< what TLS finds wrong with the chain
    QString protocol = {};             ///< "TLSv1.3"
};

/// Looks for the server and hangs up. Nothing is sent to it but what TLS wants; to one that is reached over
/// plain HTTP through a proxy, a HEAD for the address. Done after ten seconds. In the thread of `parent`;
/// given up with it.
[[nodiscard]] QFuture<Probe> probe(const QUrl& url, const ServerTrust& trust, ProbeRoute route,
                                   QObject& parent);

} // namespace yenile::network
