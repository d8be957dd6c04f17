// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/bundle_check.h"

#include "core/base/file.h"
#include "core/signature/validation/signature_demands.h"

#include <algorithm>

namespace yenile::registration {
namespace {

using reading::Member;
using service::recordName;
using signature::SignatureReport;
using signature::ValidationReport;

Result<Member> memberNamed(const std::vector<Member>& members, const QString& name) {
    const auto member = std::ranges::find(members, name, &Member::name);
    if (member == members.end())
        return fail(ErrorCode::ContainerIncomplete, {name});
    return *member;
}

/// Exactly the documents and the record.
Result<void> checkNames(const std::vector<Member>& members, const ExpectedBundle& expected) {
    QStringList names{recordName};
    for (const DocumentRow& document : expected.documents)
        names.append(document.info.name);
    for (const QString& name : std::as_const(names))
        if (const auto there = memberNamed(members, name); !there)
            return failure(there);
    for (const Member& member : members)
        if (!names.removeOne(member.name)) // a second one of the same name as well
            return fail(ErrorCode::DocumentNotExpected, {member.name});
    return {};
}

/// The record as it is, documents at the beginning of what they became.
Result<void> checkContents(const std::vector<Member>& members, const ExpectedBundle& expected) {
    if (memberNamed(members, recordName)->sha256 != sha256Hex(expected.record))
        return fail(ErrorCode::DocumentNotExpected, {recordName});
    for (const DocumentRow& document : expected.documents)
        if (memberNamed(members, document.info.name)->beginning != sha256Hex(document.content))
            return fail(ErrorCode::DocumentNotExpected, {document.info.name});
    return {};
}

Result<void> checkSignature(const SignatureReport& report, const ExpectedBundle& expected,
                            const signature::SignatureDemands& demands, const QDateTime& now) {
    if (const Result<void> checked = checkDemands(report, demands); !checked)
        return checked;
    if (report.isTimeStamp())
        return {};
    if (report.signer->identityNumber() != expected.identityNumber)
        return fail(ErrorCode::CertificateOfSomeoneElse);
    const qint64 ahead = now.secsTo(report.claimedTime.value_or(now));
    if (ahead > std::chrono::seconds(clockTolerance).count())
        return fail(ErrorCode::ClockWrong, {QString::number(ahead / 60)}, report.name);
    return {};
}

/// The one signature of a document, over all that is said in it.
Result<SignatureReport> signatureOf(const ValidationReport& report, const QString& document) {
    const QString prefix = document + QLatin1Char('!');
    std::vector<SignatureReport> found;
    std::ranges::copy_if(report.signatures, std::back_inserter(found), [&](const SignatureReport& each) {
        return each.name.startsWith(prefix) && !each.isTimeStamp();
    });
    if (found.empty())
        return fail(ErrorCode::SignatureMissing, {document});
    if (found.size() > 1)
        return fail(ErrorCode::DocumentNotExpected, {document});
    // Behind one that is to last come validation data and time stamps; the validation took nothing else.
    if (!found.front().coversWholeFile && levelOf(found.front()) < signature::Level::Time)
        return fail(ErrorCode::DocumentAltered, {document});
    return found.front();
}

/// One signature of the container itself, over every member.
Result<SignatureReport> containerSignature(const ValidationReport& report,
                                           const std::vector<Member>& members) {
    const auto own = std::ranges::find_if(
        report.signatures, [](const SignatureReport& each) { return !each.name.contains(QLatin1Char('!')); });
    if (own == report.signatures.end())
        return fail(ErrorCode::SignatureMissing, {QStringLiteral("META-INF")});
    for (const Member& member : members)
        if (std::ranges::find(own->coveredMembers, member.name) == own->coveredMembers.end())
            return fail(ErrorCode::ContainerMemberAltered, {member.name});
    return *own;
}

Result<CheckedBundle> checkSignatures(const ValidationReport& report, const std::vector<Member>& members,
                                      const ExpectedBundle& expected, const QDateTime& now) {
    const auto demands = signature::demandsNamed(expected.policy.level, expected.policy.profile);
    if (!demands)
        return failure(demands);
    for (const SignatureReport& each : report.signatures)
        if (const Result<void> checked = checkSignature(each, expected, *demands, now); !checked)
            return failure(checked);
    const Result<SignatureReport> own = containerSignature(report, members);
    if (!own)
        return failure(own);
    CheckedBundle bundle{*own->signer, own->companions, {}};
    for (const DocumentRow& document : expected.documents) {
        const Result<SignatureReport> signature = signatureOf(report, document.info.name);
        if (!signature)
            return failure(signature);
        if (!(*signature->signer == *own->signer))
            return fail(ErrorCode::DocumentNotExpected, {document.info.name}, QStringLiteral("two signers"));
        bundle.documents.push_back({document.info.name, memberNamed(members, document.info.name)->sha256,
                                    signature->claimedTime.value_or(QDateTime())});
    }
    return bundle;
}

} // namespace

reading::MemberQuestion questionAbout(const ExpectedBundle& expected) {
    reading::MemberQuestion question;
    for (const DocumentRow& document : expected.documents)
        question.beginnings.insert(document.info.name, document.content.size());
    return question;
}

Result<CheckedBundle> checkBundle(const reading::Judgement& bundle, const ExpectedBundle& expected,
                                  const QDateTime& now) {
    if (const Result<void> named = checkNames(bundle.members, expected); !named)
        return failure(named);
    const Result<CheckedBundle> checked = checkSignatures(bundle.report, bundle.members, expected, now);
    if (!checked)
        return failure(checked);
    if (const Result<void> expectedContents = checkContents(bundle.members, expected); !expectedContents)
        return failure(expectedContents);
    return checked;
}

} // namespace yenile::registration
