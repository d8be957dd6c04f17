// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QMutex>
#include <QString>

#include <optional>

namespace yenile::signature {

/// What was asked, and of whom: the same address may be a responder's and a list's.
struct EvidenceQuestion {
    enum class Source { Responder, List, Issuer };
    Source source = Source::Responder;
    QString address;
    QString about = {}; ///< whom a responder was asked about: a certificate's SHA-256

    [[nodiscard]] QString text() const;
};

/// Answers of responders, lists and issuers' certificates, kept under the question. Whoever takes one out
/// judges it as if it had just come: all of them are signed, so nothing here needs to be trusted. What was
/// not asked for in a long time goes when it gets too much. Thread-safe.
class EvidenceCache {
public:
    /// Without a folder it lasts as long as the object.
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
    mutable QCache<QString, QByteArray> m_answers; ///< finding one makes it younger
};

} // namespace yenile::signature
