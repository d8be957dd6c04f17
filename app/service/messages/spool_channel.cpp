#include "app/service/messages/channel.h"

#include "app/service/crypto.h"
#include "core/base/file.h"

#include <QDateTime>
#include <QJsonDocument>

#include <atomic>

namespace yenile::registration {

Result<void> SpoolChannel::send(const QJsonObject& message) {
    static std::atomic<int> count = 0; // parts two messages of one millisecond
    const QString name = QStringLiteral("%1-%2-%3.json")
                             .arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"))
                             .arg(++count, 6, 10, QLatin1Char('0'))
                             .arg(randomText(4, clearAlphabet));
    return writeFile(m_folder.filePath(name), QJsonDocument(message).toJson(), FileAccess::OwnerOnly);
}

} // namespace yenile::registration
