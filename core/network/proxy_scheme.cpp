// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/proxy_scheme.h"

#include "core/network/kerberos_ticket.h"
#include "core/network/proxy_challenge.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

#include <algorithm>

namespace yenile::network {
namespace {

constexpr int patience = 10'000; // milliseconds
constexpr qsizetype longestHead = qsizetype{64} * 1024;
constexpr int authenticationRequired = 407;

/// A tunnel for what is to be encrypted, as it will be asked for; for the rest a head alone.
QByteArray request(const QUrl& address, const QByteArray& credentials) {
    const bool tunnel = address.scheme() == QLatin1String("https");
    QUrl origin;
    origin.setHost(address.host());
    origin.setPort(address.port(tunnel ? 443 : 80));
    const QByteArray authority = origin.authority(QUrl::FullyEncoded).toLatin1();
    QByteArray head = (tunnel ? "CONNECT " + authority : "HEAD http://" + authority + '/') +
                      " HTTP/1.1\r\nHost: " + authority + "\r\nUser-Agent: Yenile/" YENILE_VERSION "\r\n";
    if (!credentials.isEmpty())
        head += "Proxy-Authorization: " + credentials + "\r\n";
    return head + "\r\n";
}

ProxyChallenge ask(const QNetworkProxy& proxy, const QUrl& address, const QByteArray& credentials) {
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    socket.connectToHost(proxy.hostName(), proxy.port());
    const QDeadlineTimer deadline(patience);
    const auto left = [&] { return static_cast<int>(deadline.remainingTime()); };
    if (!socket.waitForConnected(left()))
        return {};
    socket.write(request(address, credentials));
    QByteArray head;
    while (!head.contains("\r\n\r\n") && head.size() < longestHead && socket.waitForReadyRead(left()))
        head += socket.readAll();
    return proxyChallenge(head.first(std::max<qsizetype>(head.indexOf("\r\n\r\n"), 0)));
}

} // namespace

QByteArray proxyCredentials(ProxyScheme scheme, const QString& proxyHost, const ProxyAccount& account) {
    switch (scheme) {
    case ProxyScheme::Qts:
        break;
    case ProxyScheme::Basic:
        return account.user.isEmpty()
                   ? QByteArray()
                   : "Basic " +
                         QByteArray(account.user.toUtf8() + ':').append(account.password.bytes()).toBase64();
    case ProxyScheme::Ticket: {
        const QByteArray ticket = kerberosTicket(proxyHost);
        return ticket.isEmpty() ? QByteArray() : "Negotiate " + ticket.toBase64();
    }
    }
    return {};
}

Result<ProxyScheme> findProxyScheme(const QNetworkProxy& proxy, const QUrl& address,
                                    const ProxyAccount& account) {
    const ProxyChallenge challenge = ask(proxy, address, {});
    if (challenge.status == 0)
        return fail(ErrorCode::AddressUnreachable, {proxy.hostName()});
    const bool qtChoosesNtlm = challenge.offers("ntlm") && !challenge.offers("digest");
    if (challenge.status != authenticationRequired || !(qtChoosesNtlm || challenge.offers("negotiate")))
        return ProxyScheme::Qts;
    const auto lets = [&](ProxyScheme scheme) {
        const QByteArray credentials = proxyCredentials(scheme, proxy.hostName(), account);
        return !credentials.isEmpty() && ask(proxy, address, credentials).status != authenticationRequired;
    };
    if (challenge.offers("negotiate") && lets(ProxyScheme::Ticket))
        return ProxyScheme::Ticket;
    if (challenge.offers("digest") || (challenge.offers("basic") && !qtChoosesNtlm))
        return ProxyScheme::Qts;
    if (!challenge.offers("basic"))
        return fail(ErrorCode::ProxySchemeUnsupported, {proxy.hostName()},
                    challenge.schemes.join(QStringLiteral(", ")));
    if (!lets(ProxyScheme::Basic))
        return fail(ErrorCode::ProxyLoginRequired, {proxy.hostName()});
    return ProxyScheme::Basic;
}

} // namespace yenile::network
