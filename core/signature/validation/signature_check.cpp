#include "core/signature/validation/signature_check.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/archive_time_stamp.h"
#include "core/signature/cms/level.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/validation/usage_profile_check.h"

namespace yenile::signature {

namespace {

void set(SignatureReport& report, const Finding& finding) {
    report.indication = finding.indication;
    report.subIndication = finding.subIndication;
    report.problem = finding.problem;
}

/// What lies beside the CMS and what is in it.
PathEvidence withOwn(PathEvidence evidence, const CmsResult& result,
                     const std::optional<QDateTime>& provenTime) {
    evidence.certificates.insert(evidence.certificates.end(), result.certificates.begin(),
                                 result.certificates.end());
    evidence.revocation.add(result.revocation);
    if (provenTime && (!evidence.provenTime || *provenTime < *evidence.provenTime))
        evidence.provenTime = provenTime;
    return evidence;
}

/// A stamp that is not trusted, or too weak by now, proves nothing and does no harm; one that does not belong
/// to what it lies with has no business there.
bool isHarmful(const TimeStampResult& stamp) {
    return stamp.integrity && stamp.integrity->indication == Indication::TotalFailed;
}

/// The earliest time that a trusted stamp proves.
std::optional<Finding> checkTimeStamps(const CmsResult& result, const PathEvidence& evidence,
                                       const ValidationPolicy& policy, SignatureReport& report) {
    for (const QByteArray& token : result.signatureTimeStamps) {
        const TimeStampResult stamp = verifyTimeStamp({result.signatureValue}, token,
                                                      withOwn(evidence, result, {}), policy, report.name);
        if (isHarmful(stamp))
            return stamp.integrity;
        if (stamp.isValid() && (!report.provenTime || stamp.time < *report.provenTime))
            report.provenTime = stamp.time;
    }
    return {};
}

/// Archive time stamps prove that the signature was there with all that they index: the newest is judged now,
/// each older one at the time that a newer one proves. One without an index of the known kind proves nothing.
std::optional<Finding> checkArchiveTimeStamps(const CmsResult& result,
                                              const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                              const ValidationPolicy& policy, const QString& name,
                                              PathEvidence& evidence) {
    const auto verify = [&](const QByteArray& token) -> std::optional<TimeStampResult> {
        const std::optional<QByteArray> octets = archivedOctets(cms, content, token);
        if (!octets)
            return {};
        return verifyTimeStamp({*octets}, token, withOwn(evidence, result, {}), policy, name);
    };
    std::vector<std::pair<QDateTime, QByteArray>> stamps;
    for (const QByteArray& token : result.archiveTimeStamps)
        if (const auto stamp = verify(token))
            stamps.emplace_back(stamp->time, token);
    std::ranges::sort(stamps, std::ranges::greater());
    for (const auto& [time, token] : stamps) {
        const auto stamp = verify(token);
        if (isHarmful(*stamp))
            return stamp->integrity;
        if (stamp->isValid() && (!evidence.provenTime || time < *evidence.provenTime))
            evidence.provenTime = time;
    }
    return {};
}

/// EN 319 142-1 and EN 319 122-1, 6: by what is there and holds.
QString level(const CmsResult& result, CmsProfile profile, const SignatureReport& report,
              const PathEvidence& evidence, const ValidationPolicy& policy) {
    if (!result.hasSigningCertificate)
        return {};
    Level level = Level::Basic;
    const std::optional<QDateTime> proven = report.provenTime ? report.provenTime : evidence.provenTime;
    if (proven)
        level = result.signer && isJudgeable(*result.signer, withOwn(evidence, result, {}),
                                             policy.trustAnchors, *proven)
                    ? Level::LongTerm
                    : Level::Time;
    if (level == Level::LongTerm && evidence.provenTime)
        level = Level::Archive;
    if (profile == CmsProfile::Pades && !result.signingTime)
        return QStringLiteral("PAdES-") + levelName(level);
    if (profile == CmsProfile::Cades && result.signingTime)
        return QStringLiteral("CAdES-") + levelName(level);
    return {};
}

/// Whether all that the signature stands on is strong enough now, or was when it is proven to have been
/// there.
std::optional<Finding> checkStrength(const CmsResult& result, const ValidationPolicy& policy,
                                     const std::optional<QDateTime>& provenTime) {
    const auto at = [&](const QDateTime& time) -> std::optional<Finding> {
        for (const QString& digest : result.digests)
            if (const auto finding = checkDigest(digest, policy.algorithms, time))
                return finding;
        return result.signer ? checkKey(*result.signer, policy.algorithms, time) : std::nullopt;
    };
    const std::optional<Finding> now = at(policy.clock->now());
    return now && provenTime ? at(*provenTime) : now;
}

void judgeProfile(SignatureReport& report, const CmsResult& result, const PathEvidence& evidence,
                  const ValidationPolicy& policy) {
    report.signaturePolicy = result.policy;
    const auto profile = result.policy ? profileOfPolicy(result.policy->objectIdentifier) : std::nullopt;
    if (!profile)
        return;
    report.profile = QString::fromLatin1(rulesOf(*profile).name);
    if (report.indication != Indication::TotalPassed)
        return;
    if (const auto finding = checkUsageProfile(report, withOwn(evidence, result, {}), policy))
        set(report, *finding);
}

} // namespace

SignatureReport checkSignature(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                               CmsProfile profile, const QString& name, ErrorCode altered,
                               const PathEvidence& given, const ValidationPolicy& policy,
                               const std::optional<QDateTime>& claimedTime, int signer) {
    const CmsResult result = verifyCms(content, cms, profile, name, altered, signer);
    PathEvidence evidence = given;
    const auto archives = checkArchiveTimeStamps(result, content, cms, policy, name, evidence);
    SignatureReport report;
    report.name = name;
    report.signer = result.signer;
    report.companions = result.certificates;
    report.claimedTime = result.signingTime ? result.signingTime : claimedTime;
    report.digestAlgorithm = result.digests.value(0);

    const std::optional<Finding> stamps = checkTimeStamps(result, evidence, policy, report);
    std::optional<Finding> trust;
    if (result.signer)
        trust = checkSigner(*result.signer, withOwn(evidence, result, report.provenTime), policy, name);
    if (!trust && profile == CmsProfile::Cades)
        trust = checkCompanions(result.certificates, result.revocation, policy, name);
    report.trusted = result.signer && !trust;

    // What weak algorithms protect may have been changed by anyone.
    std::optional<Finding> integrity = result.finding;
    if (!integrity)
        integrity = checkStrength(result, policy, withOwn(evidence, result, report.provenTime).provenTime);
    report.intact = !integrity;
    if (integrity)
        set(report, *integrity);
    else if (trust)
        set(report, *trust);
    else
        report.indication = Indication::TotalPassed;

    for (const std::optional<Finding>& finding : {stamps, archives})
        if (finding)
            addIntegrityFinding(report, *finding);
    report.level = level(result, profile, report, evidence, policy);
    if (!report.provenTime)
        report.provenTime = evidence.provenTime;
    judgeProfile(report, result, evidence, policy);
    return report;
}

SignatureReport reportOn(const TimeStampResult& stamp) {
    SignatureReport report;
    report.signer = stamp.authority;
    report.digestAlgorithm = stamp.digestAlgorithm;
    report.intact = !stamp.integrity;
    report.trusted = stamp.authority && !stamp.trust;
    report.indication = Indication::TotalPassed;
    if (stamp.integrity)
        set(report, *stamp.integrity);
    else if (stamp.trust)
        set(report, *stamp.trust);
    else
        report.provenTime = stamp.time;
    return report;
}

void addIntegrityFinding(SignatureReport& report, const Finding& finding) {
    const bool graver = report.intact || (report.indication != Indication::TotalFailed &&
                                          finding.indication == Indication::TotalFailed);
    report.intact = false;
    if (graver)
        set(report, finding);
}

} // namespace yenile::signature
