// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_link.h"

#include "tests/support/http_message.h"

#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>

#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace yenile::tests {

namespace {

using namespace Qt::StringLiterals;

/// An end that the other side sees as a reset (RST), not as an orderly one.
void reset(QTcpSocket* socket) {
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
}

void bind(QTcpSocket* client, QTcpSocket* service) {
    QObject::connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    QObject::connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::disconnectFromHost);
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

} // namespace

FaultLink::FaultLink(const QUrl& service, const TestCa& ca, quint32 seed)
    : m_service(service), m_random(seed) {
    const Identity identity = ca.issueTls();
    m_tls.setLocalCertificateChain(
        {QSslCertificate(identity.certificatePem()), QSslCertificate(ca.issuer().certificatePem())});
    m_tls.setPrivateKey(QSslKey(
        identity.keyPem(),
        identity.certificate.keyType() == signature::Certificate::KeyType::Ec ? QSsl::Ec : QSsl::Rsa));
    if (!listen(QHostAddress::LocalHost))
        throw std::runtime_error("no port for the link");
}

QUrl FaultLink::address() const {
    return QUrl(u"https://127.0.0.1:%1"_s.arg(serverPort()));
}

void FaultLink::incomingConnection(qintptr descriptor) {
    if (m_healed)
        return passThrough(descriptor, false);
    const int fate = draw(8);
    if (fate < 3)
        return speakInBetween(descriptor);
    passThrough(descriptor, fate < 7);
}

void FaultLink::passThrough(qintptr descriptor, bool harmed) {
    auto* const client = new QTcpSocket(this);
    auto* const service = new QTcpSocket(client);
    client->setSocketDescriptor(descriptor);
    bind(client, service);
    service->connectToHost(m_service.host(), static_cast<quint16>(m_service.port()));
    if (!harmed) {
        connect(client, &QTcpSocket::readyRead, service, [=] { service->write(client->readAll()); });
        connect(service, &QTcpSocket::readyRead, client, [=] { client->write(service->readAll()); });
        return;
    }
    const auto kind = static_cast<Passing>(draw(4));
    const bool upward = draw(2) == 0;
    const auto where = static_cast<qint64>(std::exp2(draw(17))) + draw(1000); // as often early as late
    tell(u"%1 %2 at byte %3"_s.arg(upward ? u"to the service:"_s : u"to the client:"_s)
             .arg(static_cast<int>(kind))
             .arg(where));
    const auto harm = [=](QTcpSocket* to, const QByteArray& rest) {
        switch (kind) {
        case Passing::Cut:
            client->disconnectFromHost();
            service->disconnectFromHost();
            return;
        case Passing::Reset:
            reset(client);
            reset(service);
            return;
        case Passing::Garbage:
            to->write(QByteArray(64, '\x5a') + rest);
            return;
        case Passing::HoldUp:
            QTimer::singleShot(700, to, [to, rest] { to->write(rest); });
            return;
        }
    };
    const auto relay = [=](QTcpSocket* from, QTcpSocket* to, bool isHarmed) {
        connect(from, &QTcpSocket::readyRead, to, [=, passed = qint64{0}, done = !isHarmed]() mutable {
            const QByteArray part = from->readAll();
            if (done || passed + part.size() <= where) {
                passed += part.size();
                to->write(part);
                return;
            }
            done = true;
            to->write(part.first(where - passed));
            harm(to, part.sliced(where - passed));
        });
    };
    relay(client, service, upward);
    relay(service, client, !upward);
}

void FaultLink::speakInBetween(qintptr descriptor) {
    auto* const client = new QSslSocket(this);
    client->setSocketDescriptor(descriptor);
    client->setSslConfiguration(m_tls);
    connect(client, &QSslSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QSslSocket::readyRead, this, [this, client] { serve(client); });
    client->startServerEncryption();
}

void FaultLink::serve(QSslSocket* client) {
    const QByteArray received = client->property("received").toByteArray() + client->readAll();
    const auto request = parseRequest(received);
    client->setProperty("received", request ? QByteArray() : received);
    if (!request)
        return;
    static constexpr std::array refusals{"429 Too many\r\nRetry-After: 1",
                                         "429 Too many\r\nRetry-After: 90",
                                         "502 No service",
                                         "503 Not now",
                                         "503 Not now\r\nRetry-After: 1",
                                         "504 No answer"};
    const int fate = m_healed ? 0 : draw(9);
    const QString what = QString::fromLatin1(request->verb + ' ' + request->target);
    if (fate < 4)
        return handOn(client, received, 1, false);
    if (fate == 4) {
        tell(what + u" twice"_s);
        return handOn(client, received, 2, false);
    }
    if (fate < 7) {
        tell(what + u" done, its answer lost"_s);
        return handOn(client, received, 1, true);
    }
    const char* const refusal = refusals[static_cast<size_t>(draw(static_cast<int>(refusals.size())))];
    tell(what + u' ' + QLatin1String(refusal).left(3));
    client->write(QByteArray("HTTP/1.1 ") + refusal +
                  "\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nBusy");
}

void FaultLink::handOn(QSslSocket* client, const QByteArray& request, int times, bool loseAnswer) {
    auto* const service = new QSslSocket(client);
    service->setPeerVerifyMode(QSslSocket::VerifyNone);
    service->connectToHostEncrypted(m_service.host(), static_cast<quint16>(m_service.port()));
    service->write(request);
    connect(service, &QSslSocket::readyRead, client, [=, this, answer = QByteArray()]() mutable {
        answer += service->readAll();
        if (!parseRequest(answer)) // not all of it yet: an answer ends as a request does
            return;
        service->disconnect(client);
        service->disconnectFromHost();
        if (times > 1)
            return handOn(client, request, times - 1, loseAnswer);
        if (!loseAnswer)
            client->write(answer);
        else if (answer.size() % 2 == 0)
            reset(client);
        else
            client->write("HTTP/1.1 504 No answer\r\nContent-Length: 0\r\n\r\n");
    });
}

} // namespace yenile::tests
