#pragma once

#include "app/service/messages/channel.h"
#include "app/service/state/database.h"
#include "core/base/clock.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace yenile::registration {

/// Takes e-mails and SMS from the database, where they were put together with the change that they tell of,
/// to their channels; what fails is tried again with growing pauses. `channels` by kind: "mail", "sms".
class Courier {
public:
    Courier(const Database& database, const Clock& clock,
            std::map<QString, std::unique_ptr<Channel>> channels);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    /// Within a transaction. A message of a kind without a channel is thrown away in its time.
    void put(const QString& kind, const QJsonObject& message) const;
    /// After the transaction: messages on local channels are there when this returns, the others are on
    /// their way.
    void wake();
    void start();
    /// Sends what is due and returns whether there was any.
    bool deliverDue(const QString& kind = {});

private:
    void deliver(const QSqlRecord& row);
    void work();

    const Database& m_database;
    const Clock& m_clock;
    std::map<QString, std::unique_ptr<Channel>> m_channels;
    std::mutex m_delivering; ///< a message is delivered once
    std::mutex m_mutex;
    std::condition_variable m_due;
    bool m_awake = false;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace yenile::registration
