// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/channel.h"
#include "app/service/state/database.h"
#include "core/base/clock.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace yenile::registration {

/// What is told of one subject is sent in the order of the numbers, each once the one before was sent or
/// given up.
struct PlaceInRow {
    QString subject; ///< empty: in no row
    int number = 0;
};

/// Takes e-mails and SMS from the database, where they were put together with the change that they tell of,
/// to their channels; what fails is tried again with growing pauses until it has expired. Several instances
/// over one database share the work. While they wait, messages are sealed.
class Courier {
public:
    using Channels = std::map<QString, std::unique_ptr<Channel>>; ///< by kind: "mail", "sms"

    /// `key` is the service's secret.
    Courier(const Database& database, const Clock& clock, const QByteArray& key, Channels channels);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    /// One more kind, before start().
    void add(const QString& kind, std::unique_ptr<Channel> channel);
    /// Within a transaction. After `lifetimeSeconds` the message is worth nothing any more.
    void put(const QString& kind, const QJsonObject& message, int lifetimeSeconds,
             const PlaceInRow& place = {}) const;
    /// A message that waits to be sent.
    struct Waiting {
        QString id;
        QString kind;
        QJsonObject message;
    };
    [[nodiscard]] std::vector<Waiting> waiting() const;
    /// It is not sent any more. Within a transaction.
    void withdraw(const QString& id) const;
    /// After the transaction, in its thread: what it put of urgent kinds is on its way when this returns, SMS
    /// on a local channel are there.
    void wake();
    void start();
    /// Sends what is due of a kind.
    void deliverDue(const QString& kind);

private:
    /// A channel and the thread that serves it: one that hangs holds no other up.
    struct Line {
        std::unique_ptr<Channel> channel;
        std::mutex delivering; ///< a message is delivered once
        bool isAwake = true;   ///< for what the last start left behind
        std::thread thread;
    };

    [[nodiscard]] QList<QSqlRecord> due(const QString& kind) const;
    void deliver(Line& line, const QSqlRecord& row);
    void giveUp(const QString& id, const char* why);
    void work(const QString& kind, Line& line);

    const Database& m_database;
    const Clock& m_clock;
    QByteArray m_key;
    std::map<QString, Line> m_lines;
    std::mutex m_mutex;
    std::condition_variable m_due;
    bool m_ending = false;
};

} // namespace yenile::registration
