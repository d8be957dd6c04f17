// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace yenile::oauth {

/// Where the browser is led back to (RFC 8252, 7.3): a port of 127.0.0.1 that was free, for one answer. It is
/// that with the right `state`; whatever else comes, as a question for an icon or an answer that was meant
/// for somebody else, gets a page of its own and changes nothing. The page has no script, and tells in
/// Turkish and English that one can go back to Yenile.
class LoopbackListener : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const QUrlQuery&)>;

    /// `handler` is called once.
    LoopbackListener(QString state, Handler handler, QObject* parent = nullptr);

    /// False where no port can be had.
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
