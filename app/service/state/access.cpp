// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/access.h"

#include "core/base/file.h"

#include <algorithm>

namespace yenile::registration {
namespace {

constexpr int longestBlockSeconds = 3600;

// What is counted may be an identity number: only its digest is stored.
QString stored(const QString& subject) {
    return sha256Hex(subject.toUtf8());
}

struct Attempts {
    int count = 0;
    qint64 since = 0;
    qint64 blockedUntil = 0;
};

Attempts read(const Database& database, const AttemptLimit& limit, const QString& subject, qint64 now) {
    const auto row = database.selectOne(
        QStringLiteral("SELECT count, since, blocked_until FROM attempts WHERE scope = ? AND subject = ?"),
        {limit.scope, stored(subject)});
    if (!row)
        return {0, now, 0};
    const Attempts found{row->value(0).toInt(), row->value(1).toLongLong(), row->value(2).toLongLong()};
    const bool forgotten = now >= std::max(found.blockedUntil, found.since) + limit.windowSeconds * 1000LL;
    return forgotten ? Attempts{0, now, 0} : found;
}

} // namespace

void addChallenge(const Database& database, const QString& id, const QString& answer,
                  const QDateTime& expiresAt) {
    database.execute(QStringLiteral("INSERT INTO challenges VALUES (?, ?, ?)"),
                     {id, answer, expiresAt.toMSecsSinceEpoch()});
}

bool takeChallenge(const Database& database, const QString& id, const QString& answer, const QDateTime& now) {
    return database.transaction([&] {
        const auto row = database.selectOne(
            QStringLiteral("SELECT answer, expires_at FROM challenges WHERE id = ?"), {id});
        if (!row)
            return false;
        database.execute(QStringLiteral("DELETE FROM challenges WHERE id = ?"), {id});
        return row->value(1).toLongLong() > now.toMSecsSinceEpoch() &&
               row->value(0).toString().compare(answer.trimmed(), Qt::CaseInsensitive) == 0;
    });
}

void addSession(const Database& database, const QString& token, const QString& applicant,
                const QDateTime& expiresAt) {
    database.execute(QStringLiteral("INSERT INTO sessions VALUES (?, ?, ?)"),
                     {sha256Hex(token.toUtf8()), applicant, expiresAt.toMSecsSinceEpoch()});
}

std::optional<QString> sessionApplicant(const Database& database, const QString& token,
                                        const QDateTime& now) {
    const auto row = database.selectOne(
        QStringLiteral("SELECT applicant FROM sessions WHERE token = ? AND expires_at > ?"),
        {sha256Hex(token.toUtf8()), now.toMSecsSinceEpoch()});
    return row ? std::optional(row->value(0).toString()) : std::nullopt;
}

void endSession(const Database& database, const QString& token) {
    database.execute(QStringLiteral("DELETE FROM sessions WHERE token = ?"), {sha256Hex(token.toUtf8())});
}

int endSessions(const Database& database, const QString& applicant) {
    return database.execute(QStringLiteral("DELETE FROM sessions WHERE applicant = ?"), {applicant});
}

int secondsBlocked(const Database& database, const AttemptLimit& limit, const QString& subject,
                   const QDateTime& now) {
    const qint64 time = now.toMSecsSinceEpoch();
    const qint64 left = read(database, limit, subject, time).blockedUntil - time;
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

void countAttempt(const Database& database, const AttemptLimit& limit, const QString& subject,
                  const QDateTime& now) {
    const qint64 time = now.toMSecsSinceEpoch();
    Attempts attempts = read(database, limit, subject, time);
    ++attempts.count;
    if (attempts.count >= limit.tries) {
        const int doublings = std::min(attempts.count - limit.tries, 12);
        const qint64 seconds = std::min<qint64>(qint64{limit.blockSeconds} << doublings,
                                                std::max(longestBlockSeconds, limit.blockSeconds));
        attempts.blockedUntil = time + seconds * 1000;
    }
    database.execute(
        QStringLiteral("INSERT INTO attempts VALUES (?, ?, ?, ?, ?) ON CONFLICT (scope, subject) "
                       "DO UPDATE SET count = excluded.count, since = excluded.since, "
                       "blocked_until = excluded.blocked_until"),
        {limit.scope, stored(subject), attempts.count, time, attempts.blockedUntil});
}

void forgetAttempts(const Database& database, const AttemptLimit& limit, const QString& subject) {
    database.execute(QStringLiteral("DELETE FROM attempts WHERE scope = ? AND subject = ?"),
                     {limit.scope, stored(subject)});
}

void forgetSubject(const Database& database, const QString& subject) {
    database.execute(QStringLiteral("DELETE FROM attempts WHERE subject = ?"), {stored(subject)});
}

void forgetAnswers(const Database& database, const QString& applicant) {
    database.execute(QStringLiteral("DELETE FROM answers WHERE applicant = ?"), {applicant});
}

void cleanAccess(const Database& database, const QDateTime& now) {
    const qint64 time = now.toMSecsSinceEpoch();
    constexpr qint64 day = 24LL * 60 * 60 * 1000;
    database.execute(QStringLiteral("DELETE FROM challenges WHERE expires_at < ?"), {time});
    database.execute(QStringLiteral("DELETE FROM sessions WHERE expires_at < ?"), {time});
    database.execute(QStringLiteral("DELETE FROM answers WHERE expires_at < ?"), {time});
    database.execute(QStringLiteral("DELETE FROM attempts WHERE since < ? AND blocked_until < ?"),
                     {time - day, time - day});
}

} // namespace yenile::registration
