// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace yenile::renewal {

/// A signed bundle that waits for its receipt.
struct PendingBundle {
    QString applicationId;
    QString serviceAddress;
    QString file;
    QDateTime createdAt;
};

/// Keeps signed bundles between signature and receipt. They are owner-only files, written atomically before
/// the first byte is sent, and removed when the receipt is stored.
class Outbox {
public:
    explicit Outbox(QString folder);

    /// Errors: FileNotWritable.
    Result<PendingBundle> store(const QString& applicationId, const QString& serviceAddress,
                                const QByteArray& bundle, const QDateTime& now);
    [[nodiscard]] std::vector<PendingBundle> pending() const;
    /// For a bundle that the service will never accept: moves it into the folder "refused", with the reason.
    /// It is not found any more. Errors: FileNotWritable.
    Result<void> refuse(const QString& applicationId, ErrorCode why);
    /// Errors: FileNotWritable.
    Result<void> remove(const QString& applicationId);

private:
    QString m_folder;
};

} // namespace yenile::renewal
