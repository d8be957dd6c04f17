// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/level.h"
#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// The demands on each signature. Client and service use the same function to check them.
struct SignatureDemands {
    Level level = Level::Basic;
    UsageProfile profile = UsageProfile::P1;
};

/// From the names of a level ("B-LT") and a profile ("P4"), which may raise the level. Errors:
/// MechanismUnsupported with the unknown name.
[[nodiscard]] Result<SignatureDemands> demandsNamed(const QString& level, const QString& profile);

/// Checks that a signature is TOTAL-PASSED and, unless it is a time stamp, has at least that level and that
/// profile. Errors: the report's problem; SignatureInvalid, UsageProfileBroken.
[[nodiscard]] Result<void> checkDemands(const SignatureReport& report, const SignatureDemands& demands);

/// The same for all signatures. Errors: SignatureMissing if there is none.
[[nodiscard]] Result<void> checkDemands(const ValidationReport& report, const SignatureDemands& demands);

/// The level for which its time stamps and validation data are trusted. Nothing if it has no such level.
[[nodiscard]] std::optional<Level> levelOf(const SignatureReport& report);

} // namespace yenile::signature
