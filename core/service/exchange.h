#pragma once

#include "core/service/transport.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPromise>

namespace yenile::service {

/// One request until its answer or its failure, over as many connections as that takes; deletes itself then.
class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(Transport& transport, QNetworkAccessManager& network, Request request);

    Async<Answer> start();

private:
    void attempt();
    void begin();
    void sendFrom(qint64 first);
    void watch(QNetworkReply* reply, qint64 first);
    void checkTrust(const QList<QSslError>& errors);
    void checkPins(QNetworkReply* reply);
    void conclude(QNetworkReply* reply);
    [[nodiscard]] Result<Answer> outcomeOf(QNetworkReply* reply) const;
    void logInToProxy();
    void explain(const Error& error);
    void finish(Result<Answer> outcome);
    /// How long to wait before the next attempt; nothing where there must be none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(const QNetworkReply* reply) const;

    Transport& m_transport;
    QNetworkAccessManager& m_network;
    Request m_request;
    QPromise<Result<Answer>> m_promise;
    QElapsedTimer m_sinceSent; ///< in the last attempt
    int m_attempts = 0;
    bool m_proxyAsked = false;
    bool m_untrusted = false;
    bool m_datesWrong = false; ///< and nothing else about the certificate
    bool m_tooLarge = false;
};

} // namespace yenile::service
