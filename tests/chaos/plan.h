// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile::tests {

enum class Face { Terminal, Wizard };

/// What goes wrong in a renewal, once.
enum class Fault {
    None,
    KillClient,
    KillHelper,      ///< yenile-token
    KillReader,      ///< yenile-reader, the client's or the service's
    DriverCrash,     ///< it takes yenile-token with it
    DriverHang,      ///< until somebody's time limit
    DriverLie,       ///< it answers what is not so, from then on
    CardOut,         ///< from then on
    OtherCard,       ///< somebody else's, from then on
    DiskFull,        ///< the applicant's, from then on
    ServiceDiskFull, ///< from then on
    ClockJump,       ///< the applicant's
    AuthorityDown,   ///< responder, lists and time stamps, from then on
    AuthorityLies,   ///< the same
    DatabaseAway,    ///< PostgreSQL is restarted; SQLite is locked by somebody else for a while
};

/// When: at which of all records between client and service, calls into the driver, or things that the client
/// does to files.
enum class Track { Records, Calls, Files };

/// One run, which a seed decides.
struct Plan {
    Fault fault = Fault::None;
    Track track = Track::Records;
    double place = 0; ///< from 0 to 1: how far along the track
    QString how = {}; ///< what the driver does, how far the clock jumps, what the authorities answer
};

[[nodiscard]] Plan planFor(quint32 seed);
/// Whether such a run waits for a time limit, which are longer than a test may take.
[[nodiscard]] bool isSlow(const Plan& plan);
[[nodiscard]] QString toText(const Plan& plan);

} // namespace yenile::tests
