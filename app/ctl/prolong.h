// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/extend.h"

#include <QJsonObject>

namespace yenile::ctl {

/// The level of a signed file.
struct Prolonged {
    signature::Level reached = signature::Level::Basic;
    std::optional<Error> missing; ///< why it is not the level that was asked for
};

/// Extends a signed file to the level of the options or, if that is impossible, to the highest one below it
/// down to `least`, which it is known to have. `output` may be `input`. Blocks: for a worker thread.
[[nodiscard]] Prolonged prolong(const QString& input, const QString& output,
                                const signature::ExtensionParameters& options, signature::PdfReviser& reviser,
                                signature::Level least);

/// The message about a level that was not reached; empty if it was.
[[nodiscard]] QString prolongedText(const Prolonged& prolonged);
/// "level", and "missing" if something is.
[[nodiscard]] QJsonObject prolongedJson(const Prolonged& prolonged);

} // namespace yenile::ctl
