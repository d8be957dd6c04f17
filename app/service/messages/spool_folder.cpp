// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/spool_folder.h"

#include "core/base/file.h"

#include <QDirIterator>
#include <QJsonDocument>

namespace yenile::registration {

namespace {

/// Writing one takes no time that is worth mentioning.
bool isLeftOver(const QString& file) {
    constexpr qint64 longEnough = 60;
    return file.endsWith(SpoolFolder::partEnding) &&
           QFileInfo(file).lastModified().secsTo(QDateTime::currentDateTimeUtc()) > longEnough;
}

} // namespace

int SpoolFolder::removeFiles(const std::function<bool(const QString&)>& isMeant) const {
    int removed = 0;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString file = files.next(); isMeant(file) && QFile::remove(file))
            ++removed;
    return removed;
}

int SpoolFolder::removeIf(const std::function<bool(const QJsonObject&)>& isMeant) const {
    return removeFiles([&](const QString& file) {
        return isLeftOver(file) ||
               isMeant(QJsonDocument::fromJson(readFile(file).value_or(QByteArray())).object());
    });
}

int SpoolFolder::removeOlder(const QDateTime& time) const {
    return removeFiles([&](const QString& file) { return QFileInfo(file).lastModified() < time; });
}

} // namespace yenile::registration
