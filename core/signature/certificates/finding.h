// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace yenile::signature {

enum class Indication { TotalPassed, Indeterminate, TotalFailed };

/// Why a signature does not pass: for auditors (ETSI EN 319 102-1, 5.1.3 and table 5) and for people.
struct Finding {
    Indication indication = Indication::Indeterminate;
    QString subIndication;
    Error problem;
};

inline Finding failed(const char* subIndication, ErrorCode code, QStringList arguments = {},
                      QString cause = {}) {
    return {Indication::TotalFailed,
            QString::fromLatin1(subIndication),
            {code, std::move(arguments), std::move(cause)}};
}

inline Finding indeterminate(const char* subIndication, ErrorCode code, QStringList arguments = {},
                             QString cause = {}) {
    return {Indication::Indeterminate,
            QString::fromLatin1(subIndication),
            {code, std::move(arguments), std::move(cause)}};
}

} // namespace yenile::signature
