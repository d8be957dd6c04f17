// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http_message.h"
#include "core/network/server_trust.h"

#include <QFuture>
#include <QList>
#include <QSslCertificate>
#include <QUrl>

namespace yenile::network {

/// Which route a probe takes.
enum class ProbeRoute {
    Usual, ///< as all requests do: through a proxy if the settings or the desktop name one
    Direct ///< without a proxy
};

/// Whether a server can be reached, and what it shows over TLS.
struct Probe {
    bool reached = false;
    QString proxy = {};                ///< "proxy.example:8080"; empty: none
    QString cause = {};                ///< why it was not reached
    bool isForbidden = false;          ///< not asked: it is in the local network, where it must not lead
    QList<QSslCertificate> chain = {}; ///< its own certificate first
    QStringList complaints = {};       ///< what TLS finds wrong with the chain
    QString protocol = {};             ///< "TLSv1.3"
    bool keyExpected = true;           ///< by the pins
};

/// Connects to the server and hangs up. Only the TLS handshake is sent; over plain HTTP through a proxy, a
/// HEAD request. An address that `reach` forbids is not connected to. Finished after ten seconds at most.
/// Runs in the thread of `parent` and ends with it.
[[nodiscard]] QFuture<Probe> probe(const QUrl& url, const ServerTrust& trust, ProbeRoute route, Reach reach,
                                   QObject& parent);

} // namespace yenile::network
