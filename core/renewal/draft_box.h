// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>

namespace yenile::renewal {

/// Stores what was typed into a form that is not approved yet, for the next start. Each order has an
/// owner-only file. It never gets secrets.
class DraftBox {
public:
    explicit DraftBox(QString folder);

    /// By field name. Errors: FileNotWritable.
    Result<void> store(const QString& orderId, const QMap<QString, QString>& values);
    /// Empty if nothing readable was stored.
    [[nodiscard]] QMap<QString, QString> find(const QString& orderId) const;
    /// Errors: FileNotWritable.
    Result<void> remove(const QString& orderId);

private:
    [[nodiscard]] QString fileOf(const QString& orderId) const;

    QString m_folder;
};

} // namespace yenile::renewal
