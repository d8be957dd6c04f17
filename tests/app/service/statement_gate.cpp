// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/statement_gate.h"

#include <QLocalSocket>
#include <QtEndian>

#include <stdexcept>

namespace yenile::tests {
namespace {

const QString socketName = QStringLiteral("/.s.PGSQL.5432");

/// Takes the messages of a client apart (PostgreSQL's protocol 3.0): the first has no type, the others have
/// one.
class Messages {
public:
    struct Message {
        char type = 0;
        QByteArray whole;
    };

    void add(const QByteArray& bytes) { m_bytes += bytes; }
    std::optional<Message> next() {
        const qsizetype before = m_isFirst ? 0 : 1;
        if (m_bytes.size() < before + 4)
            return {};
        const qsizetype size = before + qFromBigEndian<qint32>(m_bytes.constData() + before);
        if (m_bytes.size() < size)
            return {};
        Message message{m_isFirst ? '\0' : m_bytes.front(), m_bytes.first(size)};
        m_bytes.remove(0, size);
        m_isFirst = false;
        return message;
    }

private:
    QByteArray m_bytes;
    bool m_isFirst = true;
};

/// The text of a simple query.
QByteArray statementOf(const QByteArray& message) {
    return message.mid(5, message.size() - 6);
}

} // namespace

StatementGate::StatementGate(const QString& server) : m_server(server), m_listener(new QLocalServer) {
    if (!m_listener->listen(m_folder.path() + socketName))
        throw std::runtime_error("cannot listen");
    QObject::connect(m_listener, &QLocalServer::newConnection, m_listener, [this] {
        while (QLocalSocket* const client = m_listener->nextPendingConnection())
            accept(client);
    });
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_listener->moveToThread(&m_thread);
    m_thread.start();
}

StatementGate::~StatementGate() {
    m_thread.quit();
    m_thread.wait();
}

void StatementGate::endBefore(int statement) {
    const QMutexLocker lock(&m_mutex);
    m_count = 0;
    m_fatal = statement;
    m_ended.clear();
}

QByteArray StatementGate::ended() const {
    const QMutexLocker lock(&m_mutex);
    return m_ended;
}

bool StatementGate::isFatal(const QByteArray& statement) {
    const QMutexLocker lock(&m_mutex);
    if (++m_count != m_fatal)
        return false;
    m_ended = statement;
    return true;
}

void StatementGate::accept(QLocalSocket* client) {
    auto* const server = new QLocalSocket(client);
    server->connectToServer(m_server + socketName);
    QObject::connect(server, &QLocalSocket::readyRead, client, [=] { client->write(server->readAll()); });
    QObject::connect(server, &QLocalSocket::disconnected, client, &QLocalSocket::disconnectFromServer);
    QObject::connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    // A courier looks for letters first; a thread that serves an applicant only in between.
    enum class Owner { Unknown, Courier, Request };
    const auto pass = [=, this, messages = Messages(), owner = Owner::Unknown]() mutable {
        messages.add(client->readAll());
        while (const auto message = messages.next()) {
            if (message->type == 'Q') {
                const QByteArray statement = statementOf(message->whole);
                if (owner == Owner::Unknown && statement.contains("FROM outgoing WHERE due_at"))
                    owner = Owner::Courier;
                else if (owner == Owner::Unknown && statement.contains(" FROM "))
                    owner = Owner::Request;
                if (owner != Owner::Courier && isFatal(statement)) {
                    server->abort();
                    return client->abort();
                }
            }
            server->write(message->whole);
        }
    };
    QObject::connect(client, &QLocalSocket::readyRead, server, pass);
}

} // namespace yenile::tests
