// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QMutex>
#include <QString>

#include <optional>

namespace yenile::signature {

/// What was asked, and where: one address may be both a responder's and a CRL's.
struct EvidenceQuestion {
    enum class Source { Responder, List, Issuer };
    Source source = Source::Responder;
    QString address;
    QString about = {}; ///< SHA-256 of the certificate that a responder was asked about

    [[nodiscard]] QString text() const;
};

/// Answers of OCSP responders, CRLs and issuers' certificates, stored under the question. They are signed and
/// judged again each time, so the cache need not be trusted. When it is full, what was not used for the
/// longest time is removed. Thread-safe.
class EvidenceCache {
public:
    /// Without a folder it is kept in memory only.
    explicit EvidenceCache(QString folder = {});
    virtual ~EvidenceCache() = default;
    Q_DISABLE_COPY_MOVE(EvidenceCache)

    [[nodiscard]] virtual std::optional<QByteArray> find(const EvidenceQuestion& question) const;
    virtual void store(const EvidenceQuestion& question, const QByteArray& answer);

private:
    [[nodiscard]] QString fileOf(const QString& question) const;
    void makeRoom() const;

    QString m_folder;
    mutable QMutex m_mutex;
    mutable QCache<QString, QByteArray> m_answers; ///< find() marks an entry as used
};

} // namespace yenile::signature
