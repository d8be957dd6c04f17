// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

namespace yenile::registration {

/// The beginning of a bundle that was cut off on its way.
struct Upload {
    QString application;
    QString sha256; ///< of the whole bundle
    QByteArray content;
};

/// In place of what was kept for the application.
void storeUpload(const Database& database, const Upload& upload, const QDateTime& now);
[[nodiscard]] std::optional<Upload> findUpload(const Database& database, const QString& application);
void removeUpload(const Database& database, const QString& application);
/// Removes those that nobody came back for within a day.
void cleanUploads(const Database& database, const QDateTime& now);

} // namespace yenile::registration
