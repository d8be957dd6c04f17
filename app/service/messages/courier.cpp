// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/courier.h"

#include "app/service/crypto.h"
#include "core/base/log.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <utility>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration.messages", QtFatalMsg)

constexpr std::chrono::seconds longestSleep{5}; // another instance may have put a message
constexpr std::chrono::seconds sleepOfPatient{1};
constexpr int longestTrySeconds = 30; // longer than any channel takes

/// What this thread put and has woken nobody for.
QSet<QString>& putByThread() {
    thread_local QSet<QString> kinds;
    return kinds;
}

qint64 pauseMilliseconds(int tries) {
    return std::min<qint64>(1000LL << std::min(tries, 12), qint64{30} * 60 * 1000);
}

} // namespace

Courier::Courier(const Database& database, const Clock& clock, const QByteArray& key, Channels channels)
    : m_database(database), m_clock(clock), m_key(hmacSha256(key, "outgoing")) {
    for (auto& [kind, channel] : channels)
        add(kind, std::move(channel));
}

Courier::~Courier() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_due.notify_all();
    for (auto& [kind, line] : m_lines)
        if (line.thread.joinable())
            line.thread.join();
}

void Courier::add(const QString& kind, std::unique_ptr<Channel> channel) {
    m_lines[kind].channel = std::move(channel);
}

void Courier::put(const QString& kind, const QJsonObject& message, int lifetimeSeconds,
                  const PlaceInRow& place) const {
    const QDateTime now = m_clock.now();
    const QString id = newId();
    QJsonObject whole = message;
    whole.insert(QStringLiteral("id"), id);
    whole.insert(QStringLiteral("sentAt"), now.toString(Qt::ISODate));
    m_database.execute(QStringLiteral("INSERT INTO outgoing (id, kind, message, due_at, tries, expires_at, "
                                      "subject, number) VALUES (?, ?, ?, ?, 0, ?, ?, ?)"),
                       {id, kind, seal(m_key, QJsonDocument(whole).toJson(QJsonDocument::Compact)),
                        now.toMSecsSinceEpoch(), now.addSecs(lifetimeSeconds).toMSecsSinceEpoch(),
                        place.subject.isNull() ? QStringLiteral("") : place.subject, place.number});
    putByThread().insert(kind);
}

std::vector<Courier::Waiting> Courier::waiting() const {
    std::vector<Waiting> found;
    for (const QSqlRecord& row : m_database.select(QStringLiteral("SELECT id, kind, message FROM outgoing")))
        if (const auto message = unseal(m_key, row.value(2).toByteArray()))
            found.push_back({row.value(0).toString(), row.value(1).toString(),
                             QJsonDocument::fromJson(*message).object()});
    return found;
}

void Courier::withdraw(const QString& id) const {
    m_database.execute(QStringLiteral("DELETE FROM outgoing WHERE id = ?"), {id});
}

void Courier::start() {
    for (auto& [kind, line] : m_lines)
        line.thread = std::thread([this, kind = kind, &line = line] { work(kind, line); });
}

void Courier::wake() {
    const QSet<QString> kinds = std::exchange(putByThread(), {});
    if (kinds.isEmpty())
        return;
    // E-mails wait for their thread: whoever asks for a password must not see from the time it takes whether
    // one was written.
    const QString sms = QStringLiteral("sms");
    if (kinds.contains(sms) && m_lines.at(sms).channel->isLocal())
        deliverDue(sms);
    {
        const std::lock_guard lock(m_mutex);
        for (auto& [kind, line] : m_lines)
            line.isAwake |= kinds.contains(kind) && line.channel->isUrgent();
    }
    m_due.notify_all();
}

void Courier::work(const QString& kind, Line& line) {
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_due.wait_for(lock, line.channel->isUrgent() ? longestSleep : sleepOfPatient,
                       [&] { return line.isAwake || m_ending; });
        line.isAwake = false;
        lock.unlock();
        try {
            deliverDue(kind);
            wake();                             // a channel may have put a message of another kind
        } catch (const std::exception& error) { // whatever it is, the next message must have its turn
            qCWarning(category).noquote() << kind << error.what();
        }
        lock.lock();
    }
}

/// Of each subject the first one alone.
QList<QSqlRecord> Courier::due(const QString& kind) const {
    return m_database.select(
        QStringLiteral("SELECT id, message, tries, expires_at FROM outgoing WHERE due_at <= ? AND kind = ? "
                       "AND (subject = '' OR NOT EXISTS (SELECT 1 FROM outgoing AS earlier WHERE "
                       "earlier.kind = outgoing.kind AND earlier.subject = outgoing.subject AND "
                       "earlier.number < outgoing.number)) ORDER BY due_at LIMIT 100"),
        {m_clock.now().toMSecsSinceEpoch(), kind});
}

void Courier::deliverDue(const QString& kind) {
    Line& line = m_lines.at(kind);
    const std::lock_guard lock(line.delivering);
    for (auto rows = due(kind); !rows.isEmpty(); rows = due(kind)) // one may have waited for another
        for (const QSqlRecord& row : rows) {
            {
                const std::lock_guard ending(m_mutex);
                if (m_ending && !line.channel->isLocal())
                    return; // the rest is for the next start, or for another instance
            }
            if (line.channel->isLocal()) // takes no time, so that one transaction does instead of two
                m_database.transaction([&] { deliver(line, row); });
            else
                deliver(line, row);
        }
}

void Courier::deliver(Line& line, const QSqlRecord& row) {
    const QString id = row.value(0).toString();
    const int tries = row.value(2).toInt() + 1;
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    // Whoever counts this try has the message to himself until it is due again.
    if (m_database.execute(
            QStringLiteral("UPDATE outgoing SET tries = ?, due_at = ? WHERE id = ? AND tries = ?"),
            {tries, now + qint64{longestTrySeconds} * 1000, id, tries - 1}) != 1)
        return;
    if (row.value(3).toLongLong() <= now)
        return giveUp(id, "expired");
    const auto message = unseal(m_key, row.value(1).toByteArray());
    if (!message)
        return giveUp(id, "sealed with another key");
    const Result<void> sent = line.channel->send(QJsonDocument::fromJson(*message).object());
    if (!sent && sent.error().code == ErrorCode::RequestInvalid)
        return giveUp(id, qPrintable(sent.error().cause));
    if (sent)
        return withdraw(id);
    qCWarning(category).noquote() << "message" << id << "not sent, try" << tries
                                  << codeName(sent.error().code) << sent.error().cause;
    m_database.execute(QStringLiteral("UPDATE outgoing SET due_at = ? WHERE id = ?"),
                       {m_clock.now().toMSecsSinceEpoch() + pauseMilliseconds(tries), id});
}

void Courier::giveUp(const QString& id, const char* why) {
    qCWarning(category).noquote() << "message" << id << "given up:" << why;
    withdraw(id);
}

} // namespace yenile::registration
