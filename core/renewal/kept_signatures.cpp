#include "core/renewal/kept_signatures.h"

#include "core/base/file.h"

#include <QDateTime>
#include <QDir>

namespace yenile::renewal {

namespace {

bool isYounger(const QFileInfo& file, qint64 seconds) {
    return file.lastModified().secsTo(QDateTime::currentDateTime()) <= seconds;
}

} // namespace

std::optional<QByteArray> KeptSignatures::find(const QString& name, qint64 seconds) const {
    const QFileInfo file(QDir(m_folder), name);
    if (m_folder.isEmpty() || !file.exists() || !isYounger(file, seconds))
        return {};
    const Result<QByteArray> content = readFile(file.filePath());
    return content ? std::optional(*content) : std::nullopt;
}

Result<void> KeptSignatures::keep(const QString& name, const QByteArray& content) const {
    if (m_folder.isEmpty())
        return {};
    for (const QFileInfo& old : QDir(m_folder).entryInfoList(QDir::Files))
        if (!isYounger(old, longest))
            QFile::remove(old.filePath());
    return writeFile(QDir(m_folder).filePath(name), content, FileAccess::OwnerOnly);
}

void KeptSignatures::clear() const {
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

} // namespace yenile::renewal
