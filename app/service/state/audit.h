#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

namespace yenile::registration {

/// What happened, entry after entry. Each carries a keyed hash over itself and the hash before it, so that an
/// entry that was changed, removed or slipped in later shows. No personal data: persons and applications
/// stand in it by their ids.
class AuditLog {
public:
    AuditLog(const Database& database, QByteArray key) : m_database(database), m_key(std::move(key)) {}

    /// Within a transaction.
    void add(const QString& event, const QString& subject, const QDateTime& now) const;

    struct Verdict {
        qint64 entries = 0;
        std::optional<qint64> firstBroken; ///< number of the entry
        QString lastHash;                  ///< whoever notes it elsewhere notices a cut-off end as well
        bool hasNoted = true;              ///< whether the hash that was noted is still among them
    };
    /// `notedHash`: the last one of an earlier time; empty: none was noted.
    [[nodiscard]] Verdict verify(const QString& notedHash = {}) const;

private:
    [[nodiscard]] QString hashOf(const QString& previous, qint64 number, qint64 at, const QString& event,
                                 const QString& subject) const;

    const Database& m_database;
    QByteArray m_key;
};

} // namespace yenile::registration
