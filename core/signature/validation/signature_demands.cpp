// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/signature_demands.h"

#include <algorithm>

namespace yenile::signature {

Result<SignatureDemands> demandsNamed(const QString& level, const QString& profile) {
    const auto knownLevel = levelNamed(level);
    if (!knownLevel)
        return fail(ErrorCode::MechanismUnsupported, {level});
    const auto knownProfile = profileNamed(profile);
    if (!knownProfile)
        return fail(ErrorCode::MechanismUnsupported, {profile});
    return SignatureDemands{std::max(*knownLevel, rulesOf(*knownProfile).least), *knownProfile};
}

std::optional<Level> levelOf(const SignatureReport& report) {
    return report.assuredLevel;
}

Result<void> checkDemands(const SignatureReport& report, const SignatureDemands& demands) {
    if (report.problem)
        return std::unexpected(*report.problem);
    if (report.indication != Indication::TotalPassed || !report.signer)
        return fail(ErrorCode::SignatureInvalid, {report.name}, report.subIndication);
    if (report.isTimeStamp())
        return {};
    const auto level = levelOf(report);
    if (!level || *level < demands.level)
        return fail(ErrorCode::SignatureInvalid, {report.name},
                    (level ? levelName(*level) : report.level) + QStringLiteral(" in place of ") +
                        levelName(demands.level));
    const QString profile = QString::fromLatin1(rulesOf(demands.profile).name);
    if (demands.profile != UsageProfile::P1 && report.profile != profile)
        return fail(ErrorCode::UsageProfileBroken, {profile}, report.name);
    return {};
}

Result<void> checkDemands(const ValidationReport& report, const SignatureDemands& demands) {
    if (report.signatures.empty())
        return fail(ErrorCode::SignatureMissing, {report.file});
    for (const SignatureReport& each : report.signatures)
        if (const Result<void> checked = checkDemands(each, demands); !checked)
            return checked;
    return {};
}

} // namespace yenile::signature
