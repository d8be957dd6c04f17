// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace yenile::signature {

/// What is to be known of a signature beside its indication, which it leaves as it is.
struct Warning {
    enum class Kind {
        TimeStampUnused,        ///< of %1, because of %2 (a sub-indication): proves nothing
        ClaimedTimeAfterProven, ///< claimed is %1, stamped was %2
        ClaimedTimeInFuture,    ///< claimed is %1
        RevocationNotChecked,   ///< of the certificate of %1 nobody said whether it was revoked
        RevocationListPartial,  ///< of %1 does not speak of the certificate of %2, because %3
        EvidenceRecordUnused,   ///< in the member %1 of the container
        RevocationWordUnused,   ///< %1 says that the certificate of %2 was revoked on %3, but is not trusted
        SignedTextCovered       ///< on page %1, by what came later
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
