// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace yenile::oauth {

/// The redirect endpoint (RFC 8252, 7.3): a free port of 127.0.0.1 that accepts one response, the one with
/// the right `state`. Other requests, for example for an icon, or responses to someone else, get a page of
/// their own and change nothing. The page has no script and says in Turkish and English that one can go back
/// to Yenile.
class LoopbackListener : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const QUrlQuery&)>;

    /// `handler` is called once.
    LoopbackListener(QString state, Handler handler, QObject* parent = nullptr);

    /// False if no port is free.
    [[nodiscard]] bool listen();
    [[nodiscard]] QUrl address() const; ///< "http://127.0.0.1:PORT/"

private:
    void accept();
    void read(class QTcpSocket* socket);

    QTcpServer m_server;
    QString m_state;
    Handler m_handler;
};

} // namespace yenile::oauth
