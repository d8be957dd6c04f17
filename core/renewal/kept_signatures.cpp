// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/kept_signatures.h"

#include "core/base/file.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>

namespace yenile::renewal {

namespace {

constexpr qsizetype digestSize = 64; // hexadecimal, before the content

bool isYounger(const QFileInfo& file, qint64 seconds) {
    return file.lastModified().secsTo(QDateTime::currentDateTime()) <= seconds;
}

} // namespace

/// An application's id comes from the service: as hexadecimal digits it can be no path.
KeptSignatures::KeptSignatures(const QString& folder, const QString& applicationId)
    : m_parent(folder),
      m_folder(folder.isEmpty()
                   ? folder
                   : QDir(folder).filePath(QString::fromLatin1(applicationId.toUtf8().toHex()))) {
}

std::optional<QByteArray> KeptSignatures::find(const QString& name, qint64 seconds) const {
    const QFileInfo file(QDir(m_folder), name);
    if (m_folder.isEmpty() || !file.exists() || !isYounger(file, seconds))
        return {};
    const QByteArray kept = readFile(file.filePath()).value_or(QByteArray());
    const QByteArray content = kept.mid(digestSize);
    if (kept.left(digestSize) == sha256Hex(content).toLatin1())
        return content;
    QFile::remove(file.filePath());
    return {};
}

Result<void> KeptSignatures::store(const QString& name, const QByteArray& content) const {
    if (m_folder.isEmpty())
        return {};
    dropOld();
    return writeFile(QDir(m_folder).filePath(name), sha256Hex(content).toLatin1() + content,
                     FileAccess::OwnerOnly);
}

/// Of other applications as well: nobody may come back to them.
void KeptSignatures::dropOld() const {
    for (QDirIterator files(m_parent, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        files.next();
        if (!isYounger(files.fileInfo(), longest))
            QFile::remove(files.filePath());
    }
}

void KeptSignatures::clear() const {
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

} // namespace yenile::renewal
