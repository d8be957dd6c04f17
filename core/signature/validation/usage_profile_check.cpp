// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/usage_profile_check.h"

#include "core/signature/certificates/revocation.h"

namespace yenile::signature {

namespace {

Finding broken(const SignatureReport& report, const char* cause) {
    return indeterminate("SIG_CONSTRAINTS_FAILURE", ErrorCode::UsageProfileBroken, {report.profile},
                         QString::fromLatin1(cause));
}

bool isNearClaim(const SignatureReport& report) {
    if (!report.claimedTime)
        return false;
    const qint64 seconds = report.claimedTime->secsTo(*report.provenTime);
    return seconds >= -longestBeforeClaim && seconds <= longestAfterClaim;
}

/// Whether what is at hand says of the signer what the profile wants to know.
bool isRightWord(const SignatureReport& report, const UsageRules& rules, const PathEvidence& evidence,
                 const ValidationPolicy& policy) {
    const std::vector<Certificate> path =
        certificatePath(*report.signer, evidence.certificates, policy.trustAnchors, *report.provenTime);
    if (path.size() < 2)
        return false;
    RevocationData word = evidence.revocation;
    if (policy.transport != nullptr)
        if (const auto asked =
                fetchRevocationData(path[0], path[1], policy, Freshness::Now,
                                    rules.needsOcsp ? RevocationSource::Responder : RevocationSource::List))
            word.add(*asked);
    (rules.needsOcsp ? word.crls : word.ocspResponses).clear();
    // A list that came after the grace period: one from before says nothing of what was reported meanwhile.
    std::erase_if(word.crls, [&](const QByteArray& crl) {
        return issuedAt(crl) < report.provenTime->addSecs(rules.graceHours * 3600);
    });
    const IssuerStanding issuer = standingOfIssuer(path, evidence, policy, *report.provenTime);
    return revocationStatus(path[0], path[1], word, *report.provenTime, policy, evidence.proofs, issuer)
               .state == RevocationStatus::State::Good;
}

} // namespace

std::optional<Finding> checkUsageProfile(const SignatureReport& report, const PathEvidence& evidence,
                                         const ValidationPolicy& policy) {
    const auto profile =
        report.signaturePolicy ? profileOfPolicy(report.signaturePolicy->objectIdentifier) : std::nullopt;
    if (!profile || !report.signer)
        return {};
    const UsageRules& rules = rulesOf(*profile);
    if (!isHashRight(*report.signaturePolicy))
        return indeterminate("POLICY_PROCESSING_ERROR", ErrorCode::UsageProfileBroken, {report.profile},
                             QStringLiteral("hash of the policy"));
    if (!report.provenTime)
        return broken(report, "no time stamp");
    if (!isNearClaim(report))
        return broken(report, "time stamp far from the claimed time");
    if (rules.least >= Level::LongTerm && report.assuredLevel < Level::LongTerm)
        return broken(report, "revocation data is missing");
    if (isRightWord(report, rules, evidence, policy))
        return {};
    if (rules.needsOcsp)
        return broken(report, "no OCSP response for the signer");
    if (!policy.awaitGracePeriod)
        return {};
    return indeterminate(
        "TRY_LATER", ErrorCode::GracePeriodRunning,
        {report.profile, report.provenTime->addSecs(rules.graceHours * 3600).toUTC().toString(Qt::ISODate)});
}

} // namespace yenile::signature
