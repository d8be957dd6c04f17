// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>

namespace yenile::renewal {

/// Signatures of a try that ended because a time stamp or the revocation status was missing: the next one
/// goes on with them, and the card need not sign again. In files for their owner alone, for a day at most.
class KeptSignatures {
public:
    /// Of one application, in a folder of its own below `folder`; without a folder nothing is kept.
    KeptSignatures(const QString& folder, const QString& applicationId);

    /// What was kept by that name at most so many seconds ago. What is damaged is dropped.
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
