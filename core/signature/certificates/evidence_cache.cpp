// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/evidence_cache.h"

#include "core/base/file.h"

#include <QDir>

namespace yenile::signature {

namespace {

constexpr qsizetype mostFiles = 256;
constexpr qsizetype mostBytes = qsizetype{64} << 20; // in memory

} // namespace

QString EvidenceQuestion::text() const {
    return QStringList{QString::number(static_cast<int>(source)), address, about}.join(u' ');
}

EvidenceCache::EvidenceCache(QString folder) : m_folder(std::move(folder)), m_answers(mostBytes) {
}

QString EvidenceCache::fileOf(const QString& question) const {
    return QDir(m_folder).filePath(sha256Hex(question.toUtf8()));
}

std::optional<QByteArray> EvidenceCache::find(const EvidenceQuestion& asked) const {
    const QString question = asked.text();
    const QMutexLocker lock(&m_mutex);
    if (const QByteArray* found = m_answers.object(question))
        return *found;
    if (m_folder.isEmpty() || !QFile::exists(fileOf(question)))
        return {};
    const Result<QByteArray> kept = readFile(fileOf(question));
    return kept ? std::optional(*kept) : std::nullopt;
}

void EvidenceCache::store(const EvidenceQuestion& asked, const QByteArray& answer) {
    const QString question = asked.text();
    const QMutexLocker lock(&m_mutex);
    m_answers.insert(question, new QByteArray(answer), answer.size());
    if (m_folder.isEmpty())
        return;
    makeRoom();
    // What cannot be kept is asked for again; nothing is lost but time.
    (void)writeFile(fileOf(question), answer, FileAccess::OwnerOnly);
}

/// The oldest go first.
void EvidenceCache::makeRoom() const {
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time);
    for (qsizetype i = mostFiles - 1; i < files.size(); ++i)
        QFile::remove(files[i].filePath());
}

} // namespace yenile::signature
