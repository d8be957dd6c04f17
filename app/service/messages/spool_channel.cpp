// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/channel.h"

#include "app/service/crypto.h"
#include "app/service/messages/spool_folder.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <atomic>

namespace yenile::registration {

Result<void> SpoolChannel::send(const QJsonObject& message) {
    static std::atomic<int> count = 0; // parts two messages of one millisecond
    const QString name = QStringLiteral("%1-%2-%3.json")
                             .arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"))
                             .arg(++count, 6, 10, QLatin1Char('0'))
                             .arg(randomText(4, clearAlphabet));
    const QByteArray bytes = QJsonDocument(message).toJson();
    // Whole or not there at all; but what is a demonstration waits for no disk.
    QFile file(m_folder.filePath(name + SpoolFolder::partEnding));
    if (file.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(bytes) == bytes.size() && file.flush() && file.rename(m_folder.filePath(name)))
        return {};
    const QString why = file.errorString();
    file.remove();
    return fail(ErrorCode::FileNotWritable, {file.fileName()}, why);
}

} // namespace yenile::registration
