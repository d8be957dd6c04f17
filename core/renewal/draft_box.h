// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>

namespace yenile::renewal {

/// Keeps what was typed into a form that is not approved yet, for a later start: an owner-only file for each
/// order. Secrets are never given to it.
class DraftBox {
public:
    explicit DraftBox(QString folder);

    /// By field name. Errors: FileNotWritable.
    Result<void> store(const QString& orderId, const QMap<QString, QString>& values);
    /// Empty where nothing was kept, or nothing that can be read.
    [[nodiscard]] QMap<QString, QString> find(const QString& orderId) const;
    /// Errors: FileNotWritable.
    Result<void> remove(const QString& orderId);

private:
    [[nodiscard]] QString fileOf(const QString& orderId) const;

    QString m_folder;
};

} // namespace yenile::renewal
