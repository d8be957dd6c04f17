// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QMutex>
#include <QString>
#include <QTemporaryDir>
#include <QThread>

class QLocalSocket;

namespace yenile::tests {

/// Stands before a PostgreSQL server, in a thread of its own, and ends a connection before a chosen statement
/// gets to the server. What the service's couriers ask by themselves, in connections of their own, is passed
/// on uncounted.
class StatementGate {
public:
    /// `server`: the folder with its socket.
    explicit StatementGate(const QString& server);
    StatementGate(const StatementGate&) = delete;
    StatementGate& operator=(const StatementGate&) = delete;
    ~StatementGate();

    /// What a service has to name as its host.
    [[nodiscard]] QString host() const { return m_folder.path(); }
    /// Counts from 1 again; 0: all are passed on.
    void endBefore(int statement);
    /// Whether it came to that; the statement.
    [[nodiscard]] QByteArray ended() const;

private:
    void accept(QLocalSocket* client);
    [[nodiscard]] bool isFatal(const QByteArray& statement);

    QString m_server;
    QTemporaryDir m_folder;
    QThread m_thread;
    QLocalServer* m_listener; ///< lives in the thread
    mutable QMutex m_mutex;   ///< of all below
    int m_count = 0;
    int m_fatal = 0;
    QByteArray m_ended;
};

} // namespace yenile::tests
