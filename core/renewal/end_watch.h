// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/signature/certificates/certificate.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace yenile::renewal {

struct Reminder;

/// A certificate that a person signs with.
struct WatchedCertificate {
    QString serialNumber;
    QString person; ///< identity number
    QString name;
    QDateTime end;
    int toldAt = 0; ///< so many days before the end it was told last; 0: never

    friend bool operator==(const WatchedCertificate&, const WatchedCertificate&) = default;
};

/// An end that is to be told of now.
struct DueEnd {
    WatchedCertificate certificate;
    int day = 0;      ///< of the days of reminders
    int daysLeft = 0; ///< by the calendar
};

/// Which certificates were seen on cards and when they end, so that it can be told of without the card. An
/// owner-only file below the outbox, and no process in between. Of each person the certificate that ends last
/// counts: who has renewed is told no more.
class EndWatch {
public:
    explicit EndWatch(const settings::Settings& settings);

    /// Remembers what a person signs with among these, and the days that the service names, where it does;
    /// not beyond this run where the settings want no reminders. Errors: FileNotWritable.
    Result<void> note(const std::vector<signature::Certificate>& seen,
                      const std::optional<std::vector<int>>& serviceDays = {});
    /// How many days before an end it is told: the settings', else the service's, else those of the standard,
    /// the most first. Errors: SettingInvalid.
    [[nodiscard]] Result<std::vector<int>> days() const;
    /// Each end once at each of the days; of days that have passed unseen the last one alone.
    [[nodiscard]] std::vector<DueEnd> due(const std::vector<int>& days, const QDateTime& now) const;
    /// It was told. Errors: FileNotWritable.
    Result<void> told(const DueEnd& end);
    /// Entries for the calendar on each of the days that is still to come.
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
