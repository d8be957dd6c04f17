// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/uploads.h"

namespace yenile::registration {

void storeUpload(const Database& database, const Upload& upload, const QDateTime& now) {
    removeUpload(database, upload.application);
    database.execute(QStringLiteral("INSERT INTO uploads VALUES (?, ?, ?, ?)"),
                     {upload.application, upload.sha256, upload.content, now.toMSecsSinceEpoch()});
}

std::optional<Upload> findUpload(const Database& database, const QString& application) {
    const auto row = database.selectOne(
        QStringLiteral("SELECT sha256, content FROM uploads WHERE application = ?"), {application});
    if (!row)
        return std::nullopt;
    return Upload{application, row->value(0).toString(), row->value(1).toByteArray()};
}

void removeUpload(const Database& database, const QString& application) {
    database.execute(QStringLiteral("DELETE FROM uploads WHERE application = ?"), {application});
}

void cleanUploads(const Database& database, const QDateTime& now) {
    database.execute(QStringLiteral("DELETE FROM uploads WHERE changed_at < ?"),
                     {now.addDays(-1).toMSecsSinceEpoch()});
}

} // namespace yenile::registration
