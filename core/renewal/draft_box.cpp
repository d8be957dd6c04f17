// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/draft_box.h"

#include "core/base/file.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace yenile::renewal {

DraftBox::DraftBox(QString folder) : m_folder(std::move(folder)) {
}

/// An order's id comes from the service: as hexadecimal digits it can be no path.
QString DraftBox::fileOf(const QString& orderId) const {
    return QDir(m_folder).filePath(QString::fromLatin1(orderId.toUtf8().toHex()) + QStringLiteral(".json"));
}

Result<void> DraftBox::store(const QString& orderId, const QMap<QString, QString>& values) {
    QJsonObject json;
    for (auto value = values.begin(); value != values.end(); ++value)
        json.insert(value.key(), value.value());
    return writeFile(fileOf(orderId), QJsonDocument(json).toJson(), FileAccess::OwnerOnly);
}

QMap<QString, QString> DraftBox::find(const QString& orderId) const {
    QMap<QString, QString> values;
    const Result<QByteArray> content = readFile(fileOf(orderId));
    const QJsonObject json = QJsonDocument::fromJson(content.value_or(QByteArray())).object();
    for (auto value = json.begin(); value != json.end(); ++value)
        values.insert(value.key(), value.value().toString());
    return values;
}

Result<void> DraftBox::remove(const QString& orderId) {
    const QString file = fileOf(orderId);
    if (QFile::exists(file) && !QFile::remove(file))
        return fail(ErrorCode::FileNotWritable, {file});
    return {};
}

} // namespace yenile::renewal
