// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oauth/loopback_listener.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace yenile::oauth {

using namespace Qt::StringLiterals;

namespace {

/// A browser sends its request at once, and it is short.
constexpr auto patience = std::chrono::seconds(10);
constexpr qsizetype longest = 16 * 1024;

void send(QTcpSocket* socket, const QByteArray& status, const QString& turkish, const QString& english) {
    const QByteArray page =
        u"<!DOCTYPE html><html lang=\"tr\"><head><meta charset=\"utf-8\"><title>Yenile</title></head>"
        "<body><p>%1</p><p lang=\"en\">%2</p></body></html>"_s.arg(turkish, english)
            .toUtf8();
    socket->write("HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
                  QByteArray::number(page.size()) +
                  "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer"
                  "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'"
                  "\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n" +
                  page);
    socket->flush(); // whoever listened may be gone before the event loop gets to it
    socket->disconnectFromHost();
}

/// The target of a GET; empty for any other request.
QByteArray targetOf(const QByteArray& head) {
    const QByteArrayList words = head.left(head.indexOf("\r\n")).split(' ');
    return words.size() == 3 && words[0] == "GET" && words[2].startsWith("HTTP/1.") ? words[1] : QByteArray();
}

/// As browsers write it: application/x-www-form-urlencoded, in which + is a blank.
QUrlQuery queryOf(const QUrl& url) {
    return QUrlQuery(url.query(QUrl::FullyEncoded).replace(u'+', u"%20"_s));
}

} // namespace

LoopbackListener::LoopbackListener(QString state, Handler handler, QObject* parent)
    : QObject(parent), m_server(this), m_state(std::move(state)), m_handler(std::move(handler)) {
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::accept);
}

bool LoopbackListener::listen() {
    return m_server.listen(QHostAddress::LocalHost);
}

QUrl LoopbackListener::address() const {
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort()));
}

void LoopbackListener::accept() {
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(patience, socket, &QTcpSocket::abort);
        read(socket);
    }
}

void LoopbackListener::read(QTcpSocket* socket) {
    const QByteArray head = socket->peek(longest);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() == longest)
            socket->abort();
        return;
    }
    socket->disconnect(this); // one request, and no more of it
    socket->readAll();
    const QUrl url = QUrl::fromEncoded(targetOf(head));
    if (url.path() != u"/")
        return send(socket, "404 Not Found"_ba, u"Burada bir şey yok."_s, u"There is nothing here."_s);
    const QUrlQuery query = queryOf(url);
    if (query.queryItemValue(u"state"_s, QUrl::FullyDecoded) != m_state || !m_handler)
        return send(socket, "400 Bad Request"_ba,
                    u"Bu yanıt, şu anda beklenen yanıt değil. Yenile'ye dönün."_s,
                    u"This is not the answer that is waited for now. Go back to Yenile."_s);
    send(socket, "200 OK"_ba, u"Bu pencereyi kapatıp Yenile'ye dönebilirsiniz."_s,
         u"You can close this window and go back to Yenile."_s);
    std::exchange(m_handler, {})(query);
}

} // namespace yenile::oauth
