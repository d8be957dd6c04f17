// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/audit.h"

#include "app/service/crypto.h"

#include <algorithm>

namespace yenile::registration {
namespace {

constexpr int saltSize = 32;

QString commitment(const QString& salt, const QString& subject) {
    return QString::fromLatin1(hmacSha256(salt.toLatin1(), subject.toUtf8()).toHex());
}

AuditLog::Entry read(const QSqlRecord& row) {
    return {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
            row.value(3).toString(), row.value(4).toString()};
}

} // namespace

QString AuditLog::hashOf(const QString& previous, const Entry& entry) const {
    const QString text = QStringLiteral("%1\n%2\n%3\n%4\n%5")
                             .arg(previous)
                             .arg(entry.number)
                             .arg(entry.at)
                             .arg(entry.event, entry.subject);
    return QString::fromLatin1(hmacSha256(m_key, text.toUtf8()).toHex());
}

/// Whoever was erased meanwhile, as during a request of theirs, is not remembered by it: then nobody has the
/// salt.
QString AuditLog::commitmentTo(const QString& subject) const {
    if (subject.isEmpty())
        return {};
    if (const auto known = m_database.selectOne(
            QStringLiteral("SELECT commitment FROM audit_names WHERE name = ?"), {subject}))
        return known->value(0).toString();
    const QString salt = QString::fromLatin1(randomBytes(saltSize).toHex());
    const QString made = commitment(salt, subject);
    if (isKnown(subject))
        m_database.execute(QStringLiteral("INSERT INTO audit_names VALUES (?, ?, ?)"), {subject, salt, made});
    return made;
}

bool AuditLog::isKnown(const QString& subject) const {
    return m_database
        .selectOne(QStringLiteral("SELECT 1 FROM applicants WHERE id = ? UNION ALL "
                                  "SELECT 1 FROM applications WHERE id = ?"),
                   {subject, subject})
        .has_value();
}

void AuditLog::add(const QString& event, const QString& subject, const QDateTime& now) const {
    const auto last =
        m_database.selectOne(QStringLiteral("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"));
    Entry entry{last ? last->value(0).toLongLong() + 1 : 1,
                now.toMSecsSinceEpoch(),
                event,
                commitmentTo(subject),
                {}};
    entry.hash = hashOf(last ? last->value(1).toString() : QString(), entry);
    m_database.execute(QStringLiteral("INSERT INTO audit VALUES (?, ?, ?, ?, ?)"),
                       {entry.number, entry.at, entry.event, entry.subject, entry.hash});
}

void AuditLog::forget(const QString& subject) const {
    m_database.execute(QStringLiteral("DELETE FROM audit_names WHERE name = ?"), {subject});
}

std::vector<AuditLog::Entry> AuditLog::entries() const {
    std::vector<Entry> found;
    for (const QSqlRecord& row : m_database.select(
             QStringLiteral("SELECT number, at, event, subject, hash FROM audit ORDER BY number")))
        found.push_back(read(row));
    return found;
}

std::vector<AuditLog::Entry> AuditLog::entriesAbout(const QStringList& subjects) const {
    std::vector<Entry> found;
    for (const QString& subject : subjects)
        for (const QSqlRecord& row : m_database.select(
                 QStringLiteral("SELECT number, at, event, subject, hash FROM audit WHERE subject = ? OR "
                                "subject = (SELECT commitment FROM audit_names WHERE name = ?)"),
                 {subject, subject}))
            found.push_back(read(row));
    std::ranges::sort(found, {}, &Entry::number);
    return found;
}

bool AuditLog::namesFit() const {
    const QList<QSqlRecord> names =
        m_database.select(QStringLiteral("SELECT name, salt, commitment FROM audit_names"));
    return std::ranges::all_of(names, [](const QSqlRecord& row) {
        return commitment(row.value(1).toString(), row.value(0).toString()) == row.value(2).toString();
    });
}

AuditLog::Verdict AuditLog::verify(const QString& notedHash) const {
    Verdict verdict;
    verdict.hasNoted = notedHash.isEmpty();
    verdict.namesFit = namesFit();
    for (const Entry& entry : entries()) {
        const bool fits =
            entry.number == verdict.entries + 1 && entry.hash == hashOf(verdict.lastHash, entry);
        if (!fits && !verdict.firstBroken)
            verdict.firstBroken = entry.number;
        verdict.hasNoted = verdict.hasNoted || entry.hash == notedHash;
        ++verdict.entries;
        verdict.lastHash = entry.hash;
    }
    return verdict;
}

} // namespace yenile::registration
