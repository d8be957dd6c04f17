// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace yenile::signature {

/// Remarks on a signature that do not change its indication.
struct Warning {
    enum class Kind {
        TimeStampUnused,        ///< the one of %1 proves nothing, because of %2 (a sub-indication)
        ClaimedTimeAfterProven, ///< claimed %1, stamped %2
        ClaimedTimeInFuture,    ///< claimed %1
        RevocationNotChecked,   ///< the status of %1's certificate is unknown
        RevocationListPartial,  ///< the list of %1 does not cover the certificate of %2, because %3
        EvidenceRecordUnused,   ///< in the member %1 of the container
        RevocationWordUnused,   ///< %1 says that %2's certificate was revoked on %3, but %1 is not trusted
        SignedTextCovered       ///< on page %1, by later content
    };
    Kind kind;
    QStringList arguments;
    QString cause = {}; ///< for the log

    friend bool operator==(const Warning&, const Warning&) = default;
};

[[nodiscard]] QString warningName(Warning::Kind kind); ///< "TimeStampUnused"
/// The sentence in the language of the application.
[[nodiscard]] QString sentence(const Warning& warning);

} // namespace yenile::signature
