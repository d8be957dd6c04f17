// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/client_address.h"

#include <QHostAddress>

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace yenile::registration {
namespace {

/// "192.0.2.1", "192.0.2.1:4711", "2001:db8::1", "[2001:db8::1]:4711"; null for anything else. An IPv4
/// address in the clothes of IPv6 is one of IPv4.
QHostAddress addressIn(QString text) {
    text = text.trimmed();
    if (text.startsWith(u'['))
        text = text.mid(1, text.indexOf(u']') - 1);
    else if (text.count(u':') == 1)
        text = text.section(u':', 0, 0);
    const QHostAddress address(text);
    bool isVersion4 = false;
    const quint32 version4 = address.toIPv4Address(&isVersion4);
    return isVersion4 ? QHostAddress(version4) : address;
}

bool isOf(const HttpSettings& settings, const QHostAddress& address) {
    return std::ranges::any_of(settings.proxies,
                               [&](const auto& subnet) { return address.isInSubnet(subnet); });
}

} // namespace

QString counted(const QString& text) {
    QHostAddress address = addressIn(text);
    if (address.isNull())
        return text;
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        Q_IPV6ADDR bytes = address.toIPv6Address();
        std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), 0);
        address.setAddress(bytes);
    }
    return address.toString();
}

bool isProxy(const HttpSettings& settings, const QString& peer) {
    return !settings.forwardedHeader.isEmpty() && isOf(settings, addressIn(peer));
}

QString clientAddress(const HttpSettings& settings, const QString& peer, const QByteArrayList& forwarded) {
    if (!isProxy(settings, peer))
        return peer;
    QString client = peer;
    const QByteArrayList elements = forwarded.join(',').split(',');
    for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
        const QHostAddress address = addressIn(QString::fromLatin1(*element));
        if (address.isNull())
            break; // nobody's word: what the proxies before said of themselves is all that is known
        client = address.toString();
        if (!isOf(settings, address))
            break;
    }
    return client;
}

std::string addressOfPeer(int socket) {
    sockaddr_storage peer = {};
    socklen_t size = sizeof peer;
    std::array<char, NI_MAXHOST> host = {};
    auto* const address = reinterpret_cast<sockaddr*>(&peer);
    if (::getpeername(socket, address, &size) != 0 ||
        ::getnameinfo(address, size, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return host.data();
}

} // namespace yenile::registration
