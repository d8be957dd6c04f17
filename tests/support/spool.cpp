// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/spool.h"

#include "core/base/file.h"

#include <QJsonDocument>

namespace yenile::tests {

QList<QJsonObject> Spool::all(const QString& kind) const {
    const QDir folder(m_folder.filePath(kind));
    QList<QJsonObject> found;
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        found.append(
            QJsonDocument::fromJson(readFile(folder.filePath(name)).value_or(QByteArray())).object());
    return found;
}

QString Spool::accessPassword(const QString& identityNumber) const {
    QString newest;
    for (const QJsonObject& mail : mails())
        if (mail.value(u"identityNumber").toString() == identityNumber && mail.contains(u"accessPassword"))
            newest = mail.value(u"accessPassword").toString();
    return newest;
}

QString Spool::smsCode(const QString& applicationId) const {
    QString newest;
    for (const QJsonObject& message : messages())
        if (message.value(u"applicationId").toString() == applicationId)
            newest = message.value(u"code").toString();
    return newest;
}

QString Spool::captcha(const QString& challengeId) const {
    const QString path = m_folder.filePath(QStringLiteral("captcha/%1.txt").arg(challengeId));
    return QString::fromUtf8(readFile(path).value_or(QByteArray())).trimmed();
}

} // namespace yenile::tests
