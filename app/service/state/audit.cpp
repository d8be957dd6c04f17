#include "app/service/state/audit.h"

#include "app/service/crypto.h"

namespace yenile::registration {

QString AuditLog::hashOf(const QString& previous, qint64 number, qint64 at, const QString& event,
                         const QString& subject) const {
    const QString entry =
        QStringLiteral("%1\n%2\n%3\n%4\n%5").arg(previous).arg(number).arg(at).arg(event, subject);
    return QString::fromLatin1(hmacSha256(m_key, entry.toUtf8()).toHex());
}

void AuditLog::add(const QString& event, const QString& subject, const QDateTime& now) const {
    const auto last =
        m_database.selectOne(QStringLiteral("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"));
    const qint64 number = last ? last->value(0).toLongLong() + 1 : 1;
    const QString previous = last ? last->value(1).toString() : QString();
    const qint64 at = now.toMSecsSinceEpoch();
    m_database.execute(QStringLiteral("INSERT INTO audit VALUES (?, ?, ?, ?, ?)"),
                       {number, at, event, subject, hashOf(previous, number, at, event, subject)});
}

AuditLog::Verdict AuditLog::verify(const QString& notedHash) const {
    Verdict verdict;
    verdict.hasNoted = notedHash.isEmpty();
    for (const QSqlRecord& row : m_database.select(
             QStringLiteral("SELECT number, at, event, subject, hash FROM audit ORDER BY number"))) {
        const qint64 number = row.value(0).toLongLong();
        const QString hash = row.value(4).toString();
        const bool fits = number == verdict.entries + 1 &&
                          hash == hashOf(verdict.lastHash, number, row.value(1).toLongLong(),
                                         row.value(2).toString(), row.value(3).toString());
        if (!fits && !verdict.firstBroken)
            verdict.firstBroken = number;
        verdict.hasNoted = verdict.hasNoted || hash == notedHash;
        ++verdict.entries;
        verdict.lastHash = hash;
    }
    return verdict;
}

} // namespace yenile::registration
