#pragma once

#include "core/service/transport.h"

#include <QNetworkReply>
#include <QPromise>

namespace yenile::service {

/// One request until its answer or its failure, over as many connections as that takes; deletes itself then.
class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(Transport& transport, QNetworkAccessManager& network, Request request);

    Async<QByteArray> start();

private:
    void attempt();
    void sendFrom(qint64 first);
    void watch(QNetworkReply* reply, qint64 first);
    void conclude(QNetworkReply* reply);
    [[nodiscard]] Result<QByteArray> outcomeOf(QNetworkReply* reply) const;
    void finish(Result<QByteArray> outcome);
    [[nodiscard]] bool mayRepeat(const QNetworkReply* reply) const;

    Transport& m_transport;
    QNetworkAccessManager& m_network;
    Request m_request;
    QPromise<Result<QByteArray>> m_promise;
    int m_attempts = 0;
    bool m_untrusted = false;
    bool m_tooLarge = false;
};

} // namespace yenile::service
