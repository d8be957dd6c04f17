// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"

#include <QMap>

/// What is found out about a signed file from outside.
namespace yenile::reading {

/// A data member of a container.
struct Member {
    QString name;
    QString sha256;    ///< lower-case hexadecimal
    QString beginning; ///< the same of its first bytes, as many as were requested; empty if it has fewer
};

/// What is asked about the members as well.
struct MemberQuestion {
    QMap<QString, qint64> beginnings; ///< by name: the number of bytes
};

struct Judgement {
    signature::ValidationReport report;
    std::vector<Member> members; ///< of a container, if requested
    /// Something was drawn over pages, and a reader that cannot draw does not know whether it covers words.
    bool lacksPageText = false;
};

} // namespace yenile::reading
