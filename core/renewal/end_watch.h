// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/signature/certificates/certificate.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace yenile::renewal {

struct Reminder;

/// A certificate with which a person signs.
struct WatchedCertificate {
    QString serialNumber;
    QString person; ///< identity number
    QString name;
    QDateTime end;
    int toldAt = 0; ///< days before the end at the last reminder; 0: none yet

    friend bool operator==(const WatchedCertificate&, const WatchedCertificate&) = default;
};

/// A reminder that is due now.
struct DueEnd {
    WatchedCertificate certificate;
    int day = 0;      ///< which of the reminder days
    int daysLeft = 0; ///< calendar days
};

/// Remembers which certificates were on cards and when they expire, so that reminders need no card. It is an
/// owner-only file below the outbox; no process keeps running. For each person only the certificate that
/// expires last counts, so that nobody is reminded after a renewal.
class EndWatch {
public:
    explicit EndWatch(const settings::Settings& settings);

    /// Remembers the person's certificate among these, and the reminder days that the service names. If the
    /// settings turn reminders off, it forgets them at the end of this run. Errors: FileNotWritable.
    Result<void> note(const std::vector<signature::Certificate>& seen,
                      const std::optional<std::vector<int>>& serviceDays = {});
    /// The reminder days, largest first: the settings', else the service's, else our own. Errors:
    /// SettingInvalid.
    [[nodiscard]] Result<std::vector<int>> days() const;
    /// The due reminders: one for each certificate and day. Of the days that have passed without a run, only
    /// the last one.
    [[nodiscard]] std::vector<DueEnd> due(const std::vector<int>& days, const QDateTime& now) const;
    /// Notes that the reminder was shown. Errors: FileNotWritable.
    Result<void> told(const DueEnd& end);
    /// Calendar entries for each of the days to come.
    [[nodiscard]] std::vector<Reminder> reminders(const std::vector<int>& days, const QDateTime& now) const;

private:
    void read();
    [[nodiscard]] Result<void> write() const;
    [[nodiscard]] std::vector<WatchedCertificate> newest(const QDateTime& now) const;

    QString m_file;
    bool m_isKept;
    QStringList m_ownDays; ///< of the settings
    std::vector<WatchedCertificate> m_certificates;
    std::vector<int> m_serviceDays;
};

} // namespace yenile::renewal
