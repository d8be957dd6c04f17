// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/level.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// What whoever asks for signatures wants of each of them. Who makes them and who receives them judge by the
/// same.
struct SignatureDemands {
    Level level = Level::Basic;
    UsageProfile profile = UsageProfile::P1;
};

/// From the names of a level ("B-LT") and a profile ("P4"), which may raise the level. Errors:
/// MechanismUnsupported with a name that is not known.
[[nodiscard]] Result<SignatureDemands> demandsNamed(const QString& level, const QString& profile);

/// Whether a signature is TOTAL-PASSED, and where it is no time stamp, of that level or a higher one and by
/// that profile. Errors: the report's problem; SignatureInvalid, UsageProfileBroken.
[[nodiscard]] Result<void> checkDemands(const SignatureReport& report, const SignatureDemands& demands);

/// The same for every signature there is. Errors: SignatureMissing where there is none.
[[nodiscard]] Result<void> checkDemands(const ValidationReport& report, const SignatureDemands& demands);

/// As far as its time stamps and validation data are trusted; nothing where it has no such level.
[[nodiscard]] std::optional<Level> levelOf(const SignatureReport& report);

} // namespace yenile::signature
