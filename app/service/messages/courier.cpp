#include "app/service/messages/courier.h"

#include "app/service/crypto.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace yenile::registration {
namespace {

constexpr int mostTries = 12;
constexpr std::chrono::seconds longestSleep{5}; // another instance may have put a message

qint64 pauseMilliseconds(int tries) {
    return std::min<qint64>(1000LL << std::min(tries, 12), 30 * 60 * 1000);
}

} // namespace

Courier::Courier(const Database& database, const Clock& clock,
                 std::map<QString, std::unique_ptr<Channel>> channels)
    : m_database(database), m_clock(clock), m_channels(std::move(channels)) {
}

Courier::~Courier() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_due.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Courier::put(const QString& kind, const QJsonObject& message) const {
    QJsonObject dated = message;
    dated.insert(QStringLiteral("sentAt"), m_clock.now().toString(Qt::ISODate));
    m_database.execute(QStringLiteral("INSERT INTO outgoing VALUES (?, ?, ?, ?, 0)"),
                       {newId(), kind, QJsonDocument(dated).toJson(QJsonDocument::Compact),
                        m_clock.now().toMSecsSinceEpoch()});
}

void Courier::start() {
    m_thread = std::thread([this] { work(); });
}

void Courier::wake() {
    // E-mails wait for the thread: whoever asks for a password must not see from the time it takes whether
    // one was written.
    const auto sms = m_channels.find(QStringLiteral("sms"));
    if (sms != m_channels.end() && sms->second->isLocal())
        deliverDue(QStringLiteral("sms"));
    {
        const std::lock_guard lock(m_mutex);
        m_awake = true;
    }
    m_due.notify_all();
}

void Courier::work() {
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_due.wait_for(lock, longestSleep, [this] { return m_awake || m_ending; });
        m_awake = false;
        lock.unlock();
        try {
            deliverDue();
        } catch (const DatabaseError& error) {
            std::fprintf(stderr, "database: %s\n", error.what());
        }
        lock.lock();
    }
}

bool Courier::deliverDue(const QString& kind) {
    const std::lock_guard lock(m_delivering);
    const auto due =
        m_database.select(QStringLiteral("SELECT id, kind, message, tries FROM outgoing WHERE due_at <= ? "
                                         "AND (kind = ? OR ? = '') ORDER BY due_at LIMIT 100"),
                          {m_clock.now().toMSecsSinceEpoch(), kind, kind});
    for (const QSqlRecord& row : due)
        deliver(row);
    return !due.isEmpty();
}

void Courier::deliver(const QSqlRecord& row) {
    const QString id = row.value(0).toString();
    const int tries = row.value(3).toInt() + 1;
    const qint64 due = m_clock.now().toMSecsSinceEpoch() + pauseMilliseconds(tries);
    // Whoever counts this try has the message to himself until it is due again.
    if (m_database.execute(
            QStringLiteral("UPDATE outgoing SET tries = ?, due_at = ? WHERE id = ? AND tries = ?"),
            {tries, due, id, tries - 1}) != 1)
        return;
    const auto channel = m_channels.find(row.value(1).toString());
    if (channel != m_channels.end() && tries <= mostTries) {
        const QJsonObject message = QJsonDocument::fromJson(row.value(2).toByteArray()).object();
        if (const Result<void> sent = channel->second->send(message); !sent) {
            std::fprintf(stderr, "message not sent (try %d): %s\n", tries, qPrintable(sent.error().cause));
            return;
        }
    }
    m_database.execute(QStringLiteral("DELETE FROM outgoing WHERE id = ?"), {id});
}

} // namespace yenile::registration
