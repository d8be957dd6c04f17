// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/proxy_challenge.h"

namespace yenile::network {

ProxyChallenge proxyChallenge(const QByteArray& head) {
    ProxyChallenge challenge;
    const QByteArray name = "proxy-authenticate:";
    QByteArrayList lines = head.split('\n');
    challenge.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray& line : std::as_const(lines))
        if (line.toLower().startsWith(name))
            challenge.schemes << QString::fromLatin1(
                line.sliced(name.size()).trimmed().split(' ').first().toLower());
    return challenge;
}

} // namespace yenile::network
