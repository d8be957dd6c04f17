// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>

namespace yenile::renewal {

/// Signatures of an attempt that ended because a time stamp or a revocation status was missing. The next
/// attempt uses them, so that the card need not sign again. Owner-only files, kept for a day at most.
class KeptSignatures {
public:
    /// Signatures of one application, in a folder of its own below `folder`. Without a folder nothing is
    /// kept.
    KeptSignatures(const QString& folder, const QString& applicationId);

    /// What was stored under that name within the last `seconds`. Damaged files are dropped.
    [[nodiscard]] std::optional<QByteArray> find(const QString& name, qint64 seconds) const;
    /// Errors: FileNotWritable.
    [[nodiscard]] Result<void> store(const QString& name, const QByteArray& content) const;
    void clear() const;

    static constexpr qint64 longest = qint64{24} * 60 * 60; ///< seconds

private:
    void dropOld() const;

    QString m_parent;
    QString m_folder;
};

} // namespace yenile::renewal
