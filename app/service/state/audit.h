// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

#include <vector>

namespace yenile::registration {

/// What happened, entry after entry. Each carries a keyed hash over itself and the hash before it, so that an
/// entry that was changed, removed or slipped in later shows. No personal data: persons and applications
/// have ids, and an entry holds only a commitment to the id, an HMAC under a salt of its own. Id and salt
/// stand beside the log; once they are forgotten no entry tells any more whom it was about, and the log
/// verifies as before. Entries that 0.1 wrote hold the ids themselves.
class AuditLog {
public:
    AuditLog(const Database& database, QByteArray key) : m_database(database), m_key(std::move(key)) {}

    /// `subject`: the id of an applicant or an application; empty for what concerns nobody. Within a
    /// transaction.
    void add(const QString& event, const QString& subject, const QDateTime& now) const;
    /// From now on no entry is about this id. Within a transaction.
    void forget(const QString& subject) const;

    struct Entry {
        qint64 number = 0;
        qint64 at = 0; ///< milliseconds since 1970 UTC
        QString event;
        QString subject; ///< as the log holds it
        QString hash;
    };
    /// In their order.
    [[nodiscard]] std::vector<Entry> entries() const;
    /// Those about one of these ids.
    [[nodiscard]] std::vector<Entry> entriesAbout(const QStringList& subjects) const;

    struct Verdict {
        qint64 entries = 0;
        std::optional<qint64> firstBroken; ///< number of the entry
        QString lastHash;                  ///< whoever notes it elsewhere notices a cut-off end as well
        bool hasNoted = true;              ///< whether the hash that was noted is still among them
        bool namesFit = true;              ///< whether the ids beside the log are those it was written for
    };
    /// `notedHash`: the last one of an earlier time; empty: none was noted.
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
