// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

namespace yenile::registration {

/// The beginning of an interrupted upload.
struct Upload {
    QString application;
    QString sha256; ///< of the whole bundle
    QByteArray content;
};

/// Replaces what was stored for the application.
void storeUpload(const Database& database, const Upload& upload, const QDateTime& now);
[[nodiscard]] std::optional<Upload> findUpload(const Database& database, const QString& application);
void removeUpload(const Database& database, const QString& application);
/// Removes those that were not continued within a day.
void cleanUploads(const Database& database, const QDateTime& now);

} // namespace yenile::registration
