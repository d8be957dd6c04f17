// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/extend.h"

#include <QJsonObject>

namespace yenile::ctl {

/// How far a signed file was brought.
struct Prolonged {
    signature::Level reached = signature::Level::Basic;
    std::optional<Error> missing; ///< why it is not the level that was asked for
};

/// Extends a signed file to the level of the options, or where that cannot be, to the highest one below it
/// down to `least`; at that it is known to be. `output` may be `input`. Blocks: for a worker thread.
[[nodiscard]] Prolonged prolong(const QString& input, const QString& output,
                                const signature::ExtendOptions& options, signature::Level least);

/// What is to be said of a level that was not reached; empty where it was.
[[nodiscard]] QString prolongedText(const Prolonged& prolonged);
/// "level", and "missing" where something is.
[[nodiscard]] QJsonObject prolongedJson(const Prolonged& prolonged);

} // namespace yenile::ctl
