// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/signature_check.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/path_cache.h"
#include "core/signature/cms/archive_time_stamp.h"
#include "core/signature/cms/level.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/validation/usage_profile_check.h"

#include <algorithm>

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
    if (provenTime)
        keepEarliest(evidence.provenTime, *provenTime);
    return evidence;
}

/// For judging a time stamp in the CMS: not all that proves the signature proves the stamp.
PathEvidence evidenceFor(const QByteArray& token, const PathEvidence& evidence, const CmsResult& result) {
    PathEvidence own = withOwn(evidence, result, {});
    own.provenTime = evidence.proofs.of(token);
    return own;
}

/// A stamp that is not trusted, or too weak by now, proves nothing and does no harm; one that does not belong
/// to what it lies with has no business there.
bool isHarmful(const TimeStampResult& stamp) {
    return stamp.integrity && stamp.integrity->indication == Indication::TotalFailed;
}

TimeStampReport reportOnStamp(const TimeStampResult& stamp) {
    const std::optional<Finding>& finding = stamp.integrity ? stamp.integrity : stamp.trust;
    TimeStampReport report{stamp.authority, stamp.time, Indication::TotalPassed, {}, {}};
    if (finding) {
        report.indication = finding->indication;
        report.subIndication = finding->subIndication;
        report.problem = finding->problem;
    }
    return report;
}

QString isoTime(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODate);
}

/// Once is enough of what several certificates have in common.
void warn(SignatureReport& report, Warning warning) {
    if (std::ranges::find(report.warnings, warning) == report.warnings.end())
        report.warnings.push_back(std::move(warning));
}

/// Who was not asked about, and whose "revoked" was not used.
void tellOfRevocation(SignatureReport& report, const std::vector<CertificateStatus>& statuses) {
    for (const auto& [certificate, status] : statuses) {
        if (status.state == RevocationStatus::State::Unknown)
            warn(report, {Warning::Kind::RevocationNotChecked, {certificate.commonName()}});
        if (status.state == RevocationStatus::State::Unknown)
            for (const RevocationStatus::Gap& gap : status.gaps)
                warn(report,
                     {Warning::Kind::RevocationListPartial, {gap.by, certificate.commonName(), gap.why}});
        for (const RevocationStatus::Unused& unused : status.unused)
            warn(report, {Warning::Kind::RevocationWordUnused,
                          {unused.by, certificate.commonName(), isoTime(unused.revokedAt)},
                          unused.why});
    }
}

/// Takes a stamp into the report, and tells of one that proves nothing.
void addStamp(SignatureReport& report, const TimeStampResult& stamp) {
    const TimeStampReport own = reportOnStamp(stamp);
    report.timeStamps.push_back(own);
    if (own.indication != Indication::TotalPassed)
        report.warnings.push_back(
            {Warning::Kind::TimeStampUnused,
             {own.authority ? own.authority->commonName() : QStringLiteral("?"), own.subIndication},
             own.problem ? own.problem->cause : QString()});
    else
        tellOfRevocation(report, stamp.revocation);
}

/// What the time stamps in a CMS come to.
struct Stamps {
    std::optional<Finding> harm;       ///< one of them does not belong there
    std::optional<QDateTime> earliest; ///< that belongs there, trusted or not
    bool isArchived = false;           ///< some are over the validation data
};

/// The earliest time that a trusted stamp proves goes to the report.
void checkTimeStamps(const CmsResult& result, const PathEvidence& evidence, const ValidationPolicy& policy,
                     SignatureReport& report, Stamps& stamps) {
    for (const QByteArray& token : result.signatureTimeStamps) {
        const TimeStampResult stamp = verifyTimeStamp(
            {result.signatureValue}, token, evidenceFor(token, evidence, result), policy, report.name);
        addStamp(report, stamp);
        if (isHarmful(stamp)) {
            stamps.harm = stamp.integrity;
            return;
        }
        keepEarliest(stamps.earliest, stamp.time);
        if (stamp.isValid())
            keepEarliest(report.provenTime, stamp.time);
    }
}

/// CAdES-C time stamps prove that the signature's own stamps and the data that it refers to were there.
void checkReferenceTimeStamps(const CmsResult& result, const ValidationPolicy& policy, PathEvidence& evidence,
                              SignatureReport& report) {
    if (!result.references)
        return;
    for (const QByteArray& token : result.referenceTimeStamps) {
        const TimeStampResult stamp = verifyTimeStamp(
            {result.references->stamped}, token, evidenceFor(token, evidence, result), policy, report.name);
        addStamp(report, stamp);
        if (!stamp.isValid())
            continue;
        UnsignedParts parts =
            result.references->namedAmong(result.certificates, result.revocation, policy.algorithms,
                                          evidence.proofs.of(token).value_or(policy.clock->now()));
        parts.signatureTimeStamps = result.signatureTimeStamps;
        prove(parts, stamp.time, evidence.proofs);
    }
}

/// Archive time stamps prove that the signature was there with all that they index, and nothing else: the
/// newest is judged now, an older one at the time that a newer one proves, if that indexes it. One without an
/// index of the known kind proves nothing.
void checkArchiveTimeStamps(const CmsResult& result, const std::vector<QByteArrayView>& content,
                            QByteArrayView cms, const ValidationPolicy& policy, PathEvidence& evidence,
                            SignatureReport& report, Stamps& found) {
    std::vector<std::pair<Archived, QByteArray>> stamps;
    for (const QByteArray& token : result.archiveTimeStamps)
        if (auto archived = archivedBy(token, cms, content))
            stamps.emplace_back(std::move(*archived), token);
    std::ranges::stable_sort(stamps, std::ranges::greater(),
                             [](const auto& each) { return each.first.time; });
    for (const auto& [archived, token] : stamps) {
        const TimeStampResult stamp = verifyTimeStamp(
            {archived.octets}, token, evidenceFor(token, evidence, result), policy, report.name);
        addStamp(report, stamp);
        if (isHarmful(stamp)) {
            found.harm = stamp.integrity;
            return;
        }
        found.isArchived = true;
        keepEarliest(found.earliest, stamp.time);
        if (!stamp.isValid())
            continue;
        keepEarliest(evidence.provenTime, stamp.time);
        if (!checkDigest(archived.indexDigest, policy.algorithms,
                         evidence.proofs.of(token).value_or(policy.clock->now())))
            prove(archived.indexed, stamp.time, evidence.proofs);
    }
}

/// EN 319 142-1 and EN 319 122-1, 6: by what is there and holds, whoever may be trusted.
Level levelByForm(const CmsResult& result, const PathEvidence& evidence, const ValidationPolicy& policy,
                  const Stamps& stamps, const Surroundings& surroundings) {
    const std::optional<QDateTime>& stamped = stamps.earliest ? stamps.earliest : surroundings.stamped;
    if (!stamped || !result.signer)
        return Level::Basic;
    if (!holdsValidationData(*result.signer, withOwn(evidence, result, {}), policy, *stamped))
        return Level::Time;
    return stamps.isArchived || surroundings.isArchived ? Level::Archive : Level::LongTerm;
}

/// The same of what is trusted.
Level assuredLevel(const CmsResult& result, const SignatureReport& report, const PathEvidence& evidence,
                   const ValidationPolicy& policy, Level byForm) {
    const std::optional<QDateTime> proven = report.provenTime ? report.provenTime : evidence.provenTime;
    if (!proven || !result.signer)
        return Level::Basic;
    if (!isJudgeable(*result.signer, withOwn(evidence, result, {}), policy, *proven))
        return std::min(Level::Time, byForm);
    return std::min(evidence.provenTime ? Level::Archive : Level::LongTerm, byForm);
}

/// What a signature is called; empty for what is none of the baseline kinds, which all claim a time (EN 319
/// 122-1 and EN 319 142-1, 6.3): in a PDF its dictionary does, and nothing else.
QString kindOf(const CmsResult& result, CmsProfile profile, bool claimsTime) {
    if (!result.hasSigningCertificate || !claimsTime)
        return {};
    if (profile == CmsProfile::Pades && !result.signingTime)
        return QStringLiteral("PAdES-");
    if ((profile == CmsProfile::Cades || profile == CmsProfile::Alone) && result.signingTime)
        return QStringLiteral("CAdES-");
    return {};
}

constexpr qint64 longestAhead = 300; // seconds that a signer's clock may be ahead

/// A claimed time proves nothing, but a wrong one is to be known.
void judgeClaim(SignatureReport& report, const QDateTime& now) {
    if (!report.claimedTime)
        return;
    const QDateTime latest = report.claimedTime->addSecs(-longestAhead);
    if (report.provenTime && latest > *report.provenTime)
        report.warnings.push_back({Warning::Kind::ClaimedTimeAfterProven,
                                   {isoTime(*report.claimedTime), isoTime(*report.provenTime)}});
    else if (latest > now)
        report.warnings.push_back({Warning::Kind::ClaimedTimeInFuture, {isoTime(*report.claimedTime)}});
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

SignatureReport checkSignature(const std::vector<QByteArrayView>& content, const CmsMessage& cms,
                               CmsProfile profile, const QString& name, ErrorCode altered,
                               const PathEvidence& given, const ValidationPolicy& policy,
                               const Surroundings& surroundings, const std::optional<QDateTime>& claimedTime,
                               int signer) {
    const CmsResult result = verifyCms(content, cms, profile, name, altered, signer);
    PathEvidence evidence = given;
    SignatureReport report;
    report.name = name;
    Stamps archives;
    checkArchiveTimeStamps(result, content, cms.bytes(), policy, evidence, report, archives);
    checkReferenceTimeStamps(result, policy, evidence, report);
    Stamps stamps = archives;
    stamps.harm.reset();
    checkTimeStamps(result, evidence, policy, report, stamps);
    if (result.signer)
        report.signer = PathCache::shared(*result.signer);
    for (const Certificate& companion : result.certificates)
        report.companions.push_back(PathCache::shared(companion));
    report.claimedTime = result.signingTime ? result.signingTime : claimedTime;
    report.digestAlgorithm = result.digests.value(0);
    report.statements = result.statements;

    std::optional<Finding> trust;
    if (result.signer) {
        PathJudgement judgement =
            judgeSigner(*result.signer, withOwn(evidence, result, report.provenTime), policy, name);
        trust = std::move(judgement.finding);
        report.revocation = std::move(judgement.statuses);
        report.anchor = std::move(judgement.anchor);
    }
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

    for (const std::optional<Finding>& finding : {stamps.harm, archives.harm})
        if (finding)
            addIntegrityFinding(report, *finding);
    if (const QString kind = kindOf(result, profile, report.claimedTime.has_value()); !kind.isEmpty()) {
        const Level byForm = levelByForm(result, evidence, policy, stamps, surroundings);
        const bool isComplete = byForm == Level::LongTerm && result.references.has_value();
        report.level = kind + (isComplete ? QStringLiteral("X-L") : levelName(byForm));
        report.assuredLevel = assuredLevel(result, report, evidence, policy, byForm);
    }
    if (!report.provenTime)
        report.provenTime = evidence.provenTime;
    judgeClaim(report, policy.clock->now());
    tellOfRevocation(report, report.revocation);
    judgeProfile(report, result, evidence, policy);
    return report;
}

std::optional<Finding> checkSignerCount(const CmsMessage& cms, const QString& name) {
    if (cms.signerCount() <= mostSigners)
        return {};
    return indeterminate("GENERIC", ErrorCode::SignatureKindUnsupported, {name},
                         QStringLiteral("more than %1 signers").arg(mostSigners));
}

SignatureReport reportOf(const QString& name, const Finding& finding) {
    SignatureReport report;
    report.name = name;
    set(report, finding);
    return report;
}

SignatureReport foreignReport(const ForeignSignature& foreign) {
    SignatureReport report = reportOf(
        foreign.member, indeterminate("GENERIC", ErrorCode::SignatureKindUnsupported,
                                      {QStringLiteral("%1 (%2)").arg(foreign.member, foreign.kind)}));
    report.level = foreign.kind;
    return report;
}

SignedData signedDataOf(const QString& name, const std::vector<QByteArrayView>& parts) {
    SignedData data{name, 0, QString::fromLatin1(digestOf(parts, DigestAlgorithm::Sha256).toHex())};
    for (const QByteArrayView part : parts)
        data.size += part.size();
    return data;
}

SignatureReport reportOn(const TimeStampResult& stamp) {
    SignatureReport report;
    report.signer = stamp.authority;
    report.digestAlgorithm = stamp.digestAlgorithm;
    report.intact = !stamp.integrity;
    report.trusted = stamp.authority && !stamp.trust;
    report.revocation = stamp.revocation;
    tellOfRevocation(report, report.revocation);
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
