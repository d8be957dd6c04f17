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

/// Messages about one subject are sent in the order of their numbers, each after the previous one was sent or
/// given up.
struct PlaceInRow {
    QString subject; ///< empty: in no row
    int number = 0;
};

/// Delivers e-mails, SMS and webhooks from the database, where they are stored together with the change that
/// they report, to their channels. Failed ones are tried again with growing pauses until they expire. Several
/// instances with one database share the work. Waiting messages are encrypted.
class Courier {
public:
    using Channels = std::map<QString, std::unique_ptr<Channel>>; ///< by kind: "mail", "sms"

    /// `key` is the service's secret.
    Courier(const Database& database, const Clock& clock, const QByteArray& key, Channels channels);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    /// Adds a kind, before start().
    void add(const QString& kind, std::unique_ptr<Channel> channel);
    /// Within a transaction. The message expires after `lifetimeSeconds`.
    void put(const QString& kind, const QJsonObject& message, int lifetimeSeconds,
             const PlaceInRow& place = {}) const;
    /// A message that waits to be sent.
    struct Waiting {
        QString id;
        QString kind;
        QJsonObject message;
    };
    [[nodiscard]] std::vector<Waiting> waiting() const;
    /// The message is not sent any more. Within a transaction.
    void withdraw(const QString& id) const;
    /// After the transaction, in its thread: urgent messages are being sent when this returns, and SMS on a
    /// local channel have been sent.
    void wake();
    void start();
    /// Sends the due messages of a kind.
    void deliverDue(const QString& kind);

private:
    /// A channel and its thread, so that one that hangs does not delay the others.
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
