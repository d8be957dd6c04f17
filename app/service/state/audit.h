// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

#include <vector>

namespace yenile::registration {

/// The audit log. Each entry has a keyed hash over itself and the previous hash, so that changed, removed or
/// inserted entries are detected. It has no personal data: persons and applications have ids, and an entry
/// has only a commitment to the id, an HMAC with its own salt. Id and salt are stored next to the log. After
/// they are erased, no entry shows whom it was about, and the log still verifies. Entries of version 0.1 have
/// the ids themselves.
class AuditLog {
public:
    AuditLog(const Database& database, QByteArray key) : m_database(database), m_key(std::move(key)) {}

    /// `subject`: the id of an applicant or an application; empty if there is none. Within a transaction.
    void add(const QString& event, const QString& subject, const QDateTime& now) const;
    /// Erases the id: no entry can be attributed to it any more. Within a transaction.
    void forget(const QString& subject) const;

    struct Entry {
        qint64 number = 0;
        qint64 at = 0; ///< milliseconds since 1970 UTC
        QString event;
        QString subject; ///< as stored in the log
        QString hash;
    };
    /// In their order.
    [[nodiscard]] std::vector<Entry> entries() const;
    /// Those about one of these ids.
    [[nodiscard]] std::vector<Entry> entriesAbout(const QStringList& subjects) const;

    struct Verdict {
        qint64 entries = 0;
        std::optional<qint64> firstBroken; ///< number of the entry
        QString lastHash;     ///< if it is noted elsewhere, missing entries at the end are detected as well
        bool hasNoted = true; ///< whether the noted hash is still among them
        bool namesFit = true; ///< whether the ids next to the log match its entries
    };
    /// `notedHash`: the last hash of an earlier time; empty: none was noted.
    [[nodiscard]] Verdict verify(const QString& notedHash = {}) const;

private:
    [[nodiscard]] QString hashOf(const QString& previous, const Entry& entry) const;
    [[nodiscard]] QString commitmentTo(const QString& subject) const;
    [[nodiscard]] bool isKnown(const QString& subject) const;
    [[nodiscard]] bool namesFit() const;

    const Database& m_database;
    QByteArray m_key;
};

} // namespace yenile::registration
