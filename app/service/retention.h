// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/clock_doubt.h"
#include "app/service/eraser.h"
#include "app/service/settings.h"

#include <expected>
#include <functional>
#include <stop_token>

namespace yenile::registration {

/// How long data are kept. Data whose retention has ended are erased automatically, as Law 6698 (KVKK), art.
/// 7, requires. Submitted applications are kept as long as an authority must keep the documents of an
/// application (regulation on Law 5070, Official Gazette 25692 of 6 January 2005, art. 14 (2)).
class Retention {
public:
    Retention(const RetentionSettings& settings, const Database& database, const Clock& clock)
        : m_settings(settings), m_database(database), m_clock(clock) {}

    /// Until when an application must be kept; nothing: it may be erased at any time.
    [[nodiscard]] std::optional<QDateTime> keptUntil(const QString& application) const;

    struct Erased {
        int handedIn = 0;
        int unfinished = 0;
        int orders = 0;
        int applicants = 0; ///< who had neither of these any more
        int spoolFiles = 0;
    };
    /// Erases data whose retention has ended, and what has expired; nothing while the clock is in doubt. If
    /// `stop` is set, the rest waits for the next time.
    std::expected<Erased, ClockDoubt> run(Eraser& eraser, const QDir& spool,
                                          const std::stop_token& stop = {}) const;

private:
    int eraseEach(const QString& due, const QVariantList& values,
                  const std::function<void(const QString&)>& erase, const std::stop_token& stop) const;

    const RetentionSettings& m_settings;
    const Database& m_database;
    const Clock& m_clock;
};

} // namespace yenile::registration
