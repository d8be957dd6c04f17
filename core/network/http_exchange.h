// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/network/http_route.h"

#include <QNetworkReply>
#include <QPromise>

namespace yenile::network {

/// One request until its response or its failure, through proxies and redirects. Deletes itself then.
class HttpExchange : public QObject {
    Q_OBJECT
public:
    HttpExchange(Http& http, HttpRequest request);

    QFuture<HttpOutcome> start();

private:
    void setOut();
    void send();
    void watch();
    void judgeAuthority(const QList<QSslError>& errors);
    void judgeKey();
    void giveUp(HttpFailure::Kind kind, const QString& cause);
    void watchForStop();
    void conclude();
    [[nodiscard]] HttpOutcome outcome();
    void hangUp(bool usable);
    [[nodiscard]] QNetworkRequest prepared() const;
    [[nodiscard]] QString end() const;
    void follow(const QUrl& location);
    void logInToProxy(const QString& proxy);
    void finish(HttpOutcome outcome);

    Http& m_http;
    HttpRequest m_request;
    QPromise<HttpOutcome> m_promise;
    HttpRoute m_route;
    QNetworkAccessManager* m_line = nullptr;
    QNetworkReply* m_reply = nullptr;
    std::optional<HttpFailure> m_verdict; ///< ours, on this reply
    int m_redirects = 0;
    bool m_proxyAsked = false;
    std::optional<std::stop_callback<std::function<void()>>> m_stopCallback;
};

} // namespace yenile::network
