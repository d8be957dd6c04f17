#include "core/network/http_exchange.h"

#include "core/network/local_address.h"
#include "core/network/proxy.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace yenile::network {

namespace {

constexpr qint64 largestAnswer = qint64{64} * 1024 * 1024; // lists of a whole authority are large
constexpr int silenceMilliseconds = 15'000;
constexpr int mostRedirects = 3;

std::unexpected<Error> unreachable(const QUrl& url, const QString& cause) {
    return fail(ErrorCode::AddressUnreachable, {url.host()},
                url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) + QStringLiteral(": ") + cause);
}

std::unique_ptr<QNetworkReply> send(QNetworkAccessManager& network, const HttpQuestion& question) {
    QNetworkRequest request(question.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(silenceMilliseconds);
    request.setRawHeader("User-Agent", "Yenile/" YENILE_VERSION);
    request.setRawHeader("Accept-Encoding", "identity"); // what is limited in size stays so when unpacked
    for (const auto& [name, value] : question.headers)
        request.setRawHeader(name, value);
    if (question.url.scheme() == QLatin1String("http"))
        if (const QByteArray credentials = proxyAuthorization(question.url); !credentials.isEmpty())
            request.setRawHeader("Proxy-Authorization", credentials);
    if (question.contentType.isEmpty())
        return std::unique_ptr<QNetworkReply>(network.get(request));
    request.setRawHeader("Content-Type", question.contentType);
    return std::unique_ptr<QNetworkReply>(network.post(request, question.body));
}

void waitFor(QNetworkReply& reply, std::chrono::milliseconds longest) {
    QEventLoop loop;
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(&reply, &QNetworkReply::downloadProgress, &reply, [&reply](qint64 received, qint64) {
        if (received > largestAnswer)
            reply.abort();
    });
    QTimer::singleShot(longest, &reply, [&reply] { reply.abort(); });
    if (!reply.isFinished())
        loop.exec();
}

/// The answer, whoever the proxy wants to know first.
Result<std::unique_ptr<QNetworkReply>> sendThroughProxy(QNetworkAccessManager& network,
                                                        const HttpQuestion& question) {
    for (bool refused = false;; refused = true) {
        if (const Result<void> met = meetProxy(question.url); met) {
            std::unique_ptr<QNetworkReply> reply = send(network, question);
            waitFor(*reply, question.longest);
            if (reply->error() != QNetworkReply::ProxyAuthenticationRequiredError)
                return reply;
        } else if (met.error().code != ErrorCode::ProxyLoginRequired) {
            return failure(met);
        }
        const QString proxy =
            QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(question.url)).first().hostName();
        if (!logInToProxy(proxy, refused))
            return fail(ErrorCode::ProxyLoginRequired, {proxy});
    }
}

} // namespace

Result<QByteArray> ask(HttpQuestion question, Reach reach) {
    // Its own in each call: it belongs to the thread that it was made in.
    QNetworkAccessManager network;
    for (int redirects = 0; redirects <= mostRedirects; ++redirects) {
        const QUrl& url = question.url;
        if ((url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")) ||
            url.host().isEmpty())
            return unreachable(url, QStringLiteral("neither http nor https"));
        if (reach == Reach::Public && leadsToLocalNetwork(url))
            return fail(ErrorCode::AddressForbidden, {url.host()});
        const Result<std::unique_ptr<QNetworkReply>> answer = sendThroughProxy(network, question);
        if (!answer)
            return failure(answer);
        const std::unique_ptr<QNetworkReply>& reply = *answer;
        if (reply->error() != QNetworkReply::NoError)
            return unreachable(url, reply->errorString());
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 200)
            return reply->readAll();
        const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (next.isEmpty() || !question.contentType.isEmpty())
            return unreachable(url, QStringLiteral("HTTP %1").arg(status));
        question.url = url.resolved(next);
    }
    return unreachable(question.url, QStringLiteral("too many redirects"));
}

} // namespace yenile::network
