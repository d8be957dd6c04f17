// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/protocol/report_message.h"

#include "core/reading/protocol/cbor.h"

#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace yenile::reading::protocol {

using signature::AlgorithmPolicy;
using signature::Certificate;
using signature::CertificateStatus;
using signature::DocumentPlace;
using signature::LaterChange;
using signature::PolicyReference;
using signature::RevocationStatus;
using signature::SignatureReport;
using signature::SignedData;
using signature::TimeStampReport;
using signature::ValidationPolicy;
using signature::Warning;

// Structures are taken apart with names for all of their members: one that is added does not compile until it
// goes over the wire as well.

namespace {

QCborValue dayValue(const std::optional<QDate>& day) {
    return valueOf(day, [](const QDate& date) { return date.toJulianDay(); });
}

std::optional<QDate> dayFrom(const QCborValue& value) {
    return optionalFrom<QDate>(
        value, [](const QCborValue& day) { return QDate::fromJulianDay(integerFrom<qint64>(day)); });
}

QCborMap toCbor(const AlgorithmPolicy& policy) {
    const auto& [digests, rsa, ec, curves] = policy;
    const auto sizes = [](const std::vector<AlgorithmPolicy::KeySize>& rules) {
        return arrayOf(rules, [](const AlgorithmPolicy::KeySize& rule) {
            return QCborArray{rule.bits, dayValue(rule.until)};
        });
    };
    return {{u"digests"_s, arrayOf(digests,
                                   [](const AlgorithmPolicy::Digest& rule) {
                                       return QCborArray{rule.name, dayValue(rule.until)};
                                   })},
            {u"rsa"_s, sizes(rsa)},
            {u"ec"_s, sizes(ec)},
            {u"curves"_s, QCborArray::fromStringList(curves)}};
}

AlgorithmPolicy algorithmsFrom(const QCborMap& map) {
    const auto size = [](const QCborValue& rule) {
        const QCborArray parts = rule.toArray();
        return AlgorithmPolicy::KeySize{integerFrom<int>(parts.at(0)), dayFrom(parts.at(1))};
    };
    return {vectorFrom<AlgorithmPolicy::Digest>(map.value(u"digests"_s),
                                                [](const QCborValue& rule) {
                                                    const QCborArray parts = rule.toArray();
                                                    return AlgorithmPolicy::Digest{parts.at(0).toString(),
                                                                                   dayFrom(parts.at(1))};
                                                }),
            vectorFrom<AlgorithmPolicy::KeySize>(map.value(u"rsa"_s), size),
            vectorFrom<AlgorithmPolicy::KeySize>(map.value(u"ec"_s), size),
            textsFrom(map.value(u"curves"_s))};
}

QCborMap toCbor(const PolicyReference& reference) {
    const auto& [objectIdentifier, hash, address, hashAlgorithm] = reference;
    return {{u"objectIdentifier"_s, objectIdentifier},
            {u"hash"_s, hash},
            {u"address"_s, address},
            {u"hashAlgorithm"_s, hashAlgorithm}};
}

PolicyReference referenceFrom(const QCborValue& value) {
    const QCborMap map = value.toMap();
    return {map.value(u"objectIdentifier"_s).toString(), map.value(u"hash"_s).toByteArray(),
            map.value(u"address"_s).toString(), map.value(u"hashAlgorithm"_s).toString()};
}

QCborArray changeValue(const LaterChange& change) {
    const auto& [kind, place, act, coversText, cause] = change;
    const auto& [part, page, name, area] = place;
    return {number(kind), number(act), coversText, cause,        number(part), page,
            name,         area.x(),    area.y(),   area.width(), area.height()};
}

LaterChange changeFrom(const QCborValue& value) {
    const QCborArray parts = value.toArray();
    return {enumFrom(parts.at(0), LaterChange::Kind::Other),
            {enumFrom(parts.at(4), DocumentPlace::Part::Behind), integerFrom<int>(parts.at(5)),
             parts.at(6).toString(), placeFrom(parts, 7)},
            enumFrom(parts.at(1), LaterChange::Act::Ambiguous),
            parts.at(2).toBool(),
            parts.at(3).toString()};
}

QCborValue problemValue(const std::optional<Error>& problem) {
    return valueOf(problem, [](const Error& error) { return process::toCbor(error); });
}

/// The certificates of a report, most of whose signatures have signer and authorities in common: each goes
/// over the wire once, and is spoken of by its number.
class WrittenCertificates {
public:
    QCborValue operator()(const Certificate& certificate) {
        QByteArray der = certificate.der();
        const auto [known, isNew] = m_numbers.try_emplace(der, m_certificates.size());
        if (isNew)
            m_certificates.append(std::move(der));
        return known->second;
    }
    [[nodiscard]] QCborArray all() const { return m_certificates; }

private:
    std::map<QByteArray, qint64> m_numbers; ///< by the DER
    QCborArray m_certificates;
};

/// The same at the other end, where each is read once, when somebody looks at it.
class ReadCertificates {
public:
    explicit ReadCertificates(const QCborValue& all)
        : m_certificates(vectorFrom<Certificate>(all, certificateFrom)) {}

    [[nodiscard]] Certificate operator()(const QCborValue& number) const {
        const auto index = integerFrom<qint64>(number);
        require(index >= 0 && std::cmp_less(index, m_certificates.size()), "number of a certificate");
        return m_certificates[static_cast<size_t>(index)];
    }

private:
    std::vector<Certificate> m_certificates;
};

QCborMap stampValue(const TimeStampReport& stamp, WrittenCertificates& certificates) {
    const auto& [authority, time, indication, subIndication, problem] = stamp;
    return {{u"authority"_s, valueOf(authority, std::ref(certificates))},
            {u"time"_s, timeValue(time)},
            {u"indication"_s, number(indication)},
            {u"subIndication"_s, subIndication},
            {u"problem"_s, problemValue(problem)}};
}

TimeStampReport stampFrom(const QCborValue& value, const ReadCertificates& certificates) {
    const QCborMap map = value.toMap();
    return {optionalFrom<Certificate>(map.value(u"authority"_s), certificates),
            timeFrom(map.value(u"time"_s)),
            enumFrom(map.value(u"indication"_s), signature::Indication::TotalFailed),
            map.value(u"subIndication"_s).toString(), optionalFrom<Error>(map.value(u"problem"_s), errorOf)};
}

QCborArray unusedValue(const RevocationStatus::Unused& unused) {
    const auto& [by, revokedAt, why] = unused;
    return {by, timeValue(revokedAt), why};
}

RevocationStatus::Unused unusedFrom(const QCborValue& value) {
    const QCborArray parts = value.toArray();
    return {parts.at(0).toString(), timeFrom(parts.at(1)), parts.at(2).toString()};
}

QCborMap statusValue(const CertificateStatus& status, WrittenCertificates& certificates) {
    const auto& [certificate, revocation] = status;
    const auto& [state, revokedAt, onHold, source, by, issuedAt, clock, unused, gaps] = revocation;
    return {{u"certificate"_s, certificates(certificate)},
            {u"state"_s, number(state)},
            {u"revokedAt"_s, timeValue(revokedAt)},
            {u"onHold"_s, onHold},
            {u"source"_s, source},
            {u"by"_s, by},
            {u"issuedAt"_s, timeValue(issuedAt)},
            {u"clock"_s, problemValue(clock)},
            {u"unused"_s, arrayOf(unused, unusedValue)},
            {u"gaps"_s,
             arrayOf(gaps, [](const RevocationStatus::Gap& gap) { return QCborArray{gap.by, gap.why}; })}};
}

CertificateStatus statusFrom(const QCborValue& value, const ReadCertificates& certificates) {
    const QCborMap map = value.toMap();
    return {certificates(map.value(u"certificate"_s)),
            {enumFrom(map.value(u"state"_s), RevocationStatus::State::Revoked),
             timeFrom(map.value(u"revokedAt"_s)), map.value(u"onHold"_s).toBool(),
             map.value(u"source"_s).toString(), map.value(u"by"_s).toString(),
             timeFrom(map.value(u"issuedAt"_s)), optionalFrom<Error>(map.value(u"clock"_s), errorOf),
             vectorFrom<RevocationStatus::Unused>(map.value(u"unused"_s), unusedFrom),
             vectorFrom<RevocationStatus::Gap>(map.value(u"gaps"_s), [](const QCborValue& gap) {
                 const QCborArray parts = gap.toArray();
                 return RevocationStatus::Gap{parts.at(0).toString(), parts.at(1).toString()};
             })}};
}

QCborArray warningValue(const Warning& warning) {
    const auto& [kind, arguments, cause] = warning;
    return {number(kind), QCborArray::fromStringList(arguments), cause};
}

Warning warningFrom(const QCborValue& value) {
    const QCborArray parts = value.toArray();
    Warning warning{enumFrom(parts.at(0), Warning::Kind::SignedTextCovered), {}, parts.at(2).toString()};
    for (const QCborValue& argument : parts.at(1).toArray())
        warning.arguments << argument.toString();
    return warning;
}

QCborMap toCbor(const SignatureReport& report, WrittenCertificates& certificates) {
    const auto& [name, indication, subIndication, problem, intact, trusted, signer, companions, claimedTime,
                 provenTime, timeStamps, revocation, warnings, level, assuredLevel, digestAlgorithm,
                 signaturePolicy, profile, coversWholeFile, isListed, changesAfter, coveredMembers, anchor,
                 statements, signedData] = report;
    const auto& [reason, location, roles, commitments] = statements;
    return {
        {u"name"_s, name},
        {u"indication"_s, number(indication)},
        {u"subIndication"_s, subIndication},
        {u"problem"_s, problemValue(problem)},
        {u"intact"_s, intact},
        {u"trusted"_s, trusted},
        {u"signer"_s, valueOf(signer, std::ref(certificates))},
        {u"companions"_s, arrayOf(companions, std::ref(certificates))},
        {u"claimedTime"_s, valueOf(claimedTime, timeValue)},
        {u"provenTime"_s, valueOf(provenTime, timeValue)},
        {u"timeStamps"_s,
         arrayOf(timeStamps, [&](const TimeStampReport& stamp) { return stampValue(stamp, certificates); })},
        {u"revocation"_s,
         arrayOf(revocation,
                 [&](const CertificateStatus& status) { return statusValue(status, certificates); })},
        {u"warnings"_s, arrayOf(warnings, warningValue)},
        {u"level"_s, level},
        {u"assuredLevel"_s, valueOf(assuredLevel, [](signature::Level assured) { return number(assured); })},
        {u"digestAlgorithm"_s, digestAlgorithm},
        {u"signaturePolicy"_s,
         valueOf(signaturePolicy, [](const PolicyReference& reference) { return toCbor(reference); })},
        {u"profile"_s, profile},
        {u"coversWholeFile"_s, coversWholeFile},
        {u"isListed"_s, isListed},
        {u"changesAfter"_s, arrayOf(changesAfter, changeValue)},
        {u"coveredMembers"_s, arrayOf(coveredMembers, [](const QString& member) { return member; })},
        {u"anchor"_s, valueOf(anchor, std::ref(certificates))},
        {u"reason"_s, reason},
        {u"location"_s, location},
        {u"roles"_s, QCborArray::fromStringList(roles)},
        {u"commitments"_s, QCborArray::fromStringList(commitments)},
        {u"signedData"_s, arrayOf(signedData, [](const SignedData& data) {
             const auto& [of, size, sha256] = data;
             return QCborArray{of, size, sha256};
         })}};
}

SignatureReport signatureFrom(const QCborValue& value, const ReadCertificates& certificates) {
    const QCborMap map = value.toMap();
    SignatureReport report;
    report.name = map.value(u"name"_s).toString();
    report.indication = enumFrom(map.value(u"indication"_s), signature::Indication::TotalFailed);
    report.subIndication = map.value(u"subIndication"_s).toString();
    report.problem = optionalFrom<Error>(map.value(u"problem"_s), errorOf);
    report.intact = map.value(u"intact"_s).toBool();
    report.trusted = map.value(u"trusted"_s).toBool();
    report.signer = optionalFrom<Certificate>(map.value(u"signer"_s), certificates);
    report.companions = vectorFrom<Certificate>(map.value(u"companions"_s), certificates);
    report.claimedTime = optionalFrom<QDateTime>(map.value(u"claimedTime"_s), timeFrom);
    report.provenTime = optionalFrom<QDateTime>(map.value(u"provenTime"_s), timeFrom);
    report.timeStamps = vectorFrom<TimeStampReport>(
        map.value(u"timeStamps"_s), [&](const QCborValue& stamp) { return stampFrom(stamp, certificates); });
    report.revocation =
        vectorFrom<CertificateStatus>(map.value(u"revocation"_s), [&](const QCborValue& status) {
            return statusFrom(status, certificates);
        });
    report.warnings = vectorFrom<Warning>(map.value(u"warnings"_s), warningFrom);
    report.level = map.value(u"level"_s).toString();
    report.assuredLevel =
        optionalFrom<signature::Level>(map.value(u"assuredLevel"_s), [](const QCborValue& assured) {
            return enumFrom(assured, signature::Level::Archive);
        });
    report.digestAlgorithm = map.value(u"digestAlgorithm"_s).toString();
    report.signaturePolicy = optionalFrom<PolicyReference>(map.value(u"signaturePolicy"_s), referenceFrom);
    report.profile = map.value(u"profile"_s).toString();
    report.coversWholeFile = map.value(u"coversWholeFile"_s).toBool();
    report.isListed = map.value(u"isListed"_s).toBool();
    report.changesAfter = vectorFrom<LaterChange>(map.value(u"changesAfter"_s), changeFrom);
    report.coveredMembers = vectorFrom<QString>(map.value(u"coveredMembers"_s),
                                                [](const QCborValue& member) { return member.toString(); });
    report.anchor = optionalFrom<Certificate>(map.value(u"anchor"_s), certificates);
    report.statements = {map.value(u"reason"_s).toString(), map.value(u"location"_s).toString(),
                         textsFrom(map.value(u"roles"_s)), textsFrom(map.value(u"commitments"_s))};
    report.signedData = vectorFrom<SignedData>(map.value(u"signedData"_s), [](const QCborValue& data) {
        const QCborArray parts = data.toArray();
        return SignedData{parts.at(0).toString(), integerFrom<qint64>(parts.at(1)), parts.at(2).toString()};
    });
    return report;
}

} // namespace

QCborMap toCbor(const ValidationPolicy& policy) {
    const auto& [trustAnchors, requireQualified, clock, timeStampAnchors, revocation, transport,
                 awaitGracePeriod, algorithms, responders, allowFormFilling, pageText] = policy;
    Q_UNUSED(pageText) // the reader has its own
    return {{u"trustAnchors"_s, arrayOf(trustAnchors, certificateValue)},
            {u"requireQualified"_s, requireQualified},
            {u"now"_s, timeValue(clock->now())},
            {u"timeStampAnchors"_s, arrayOf(timeStampAnchors, certificateValue)},
            {u"revocation"_s, number(revocation)},
            {u"hasTransport"_s, transport != nullptr},
            {u"awaitGracePeriod"_s, awaitGracePeriod},
            {u"algorithms"_s, toCbor(algorithms)},
            {u"responders"_s, arrayOf(responders, certificateValue)},
            {u"allowFormFilling"_s, allowFormFilling}};
}

Result<PolicyMessage> policyFrom(const QCborMap& map) {
    return wellFormed([&] {
        PolicyMessage message;
        ValidationPolicy& policy = message.policy;
        policy.trustAnchors = vectorFrom<Certificate>(map.value(u"trustAnchors"_s), certificateFrom);
        policy.requireQualified = map.value(u"requireQualified"_s).toBool();
        message.now = timeFrom(map.value(u"now"_s));
        policy.timeStampAnchors = vectorFrom<Certificate>(map.value(u"timeStampAnchors"_s), certificateFrom);
        policy.revocation = enumFrom(map.value(u"revocation"_s), signature::RevocationDemand::Always);
        message.hasTransport = map.value(u"hasTransport"_s).toBool();
        policy.awaitGracePeriod = map.value(u"awaitGracePeriod"_s).toBool();
        policy.algorithms = algorithmsFrom(map.value(u"algorithms"_s).toMap());
        policy.responders = vectorFrom<Certificate>(map.value(u"responders"_s), certificateFrom);
        policy.allowFormFilling = map.value(u"allowFormFilling"_s).toBool();
        return message;
    });
}

QCborMap toCbor(const Judgement& judgement) {
    const auto& [report, members, lacksPageText] = judgement;
    const auto& [file, signatures, emptyFields, validationTime] = report;
    WrittenCertificates certificates;
    const QCborArray written =
        arrayOf(signatures, [&](const SignatureReport& each) { return toCbor(each, certificates); });
    return {{u"file"_s, file},
            {u"validationTime"_s, timeValue(validationTime)},
            {u"certificates"_s, certificates.all()},
            {u"signatures"_s, written},
            {u"emptyFields"_s, arrayOf(emptyFields,
                                       [](const signature::PdfEmptyField& each) {
                                           return QCborArray{each.name, each.reason};
                                       })},
            {u"members"_s,
             arrayOf(members,
                     [](const Member& each) { return QCborArray{each.name, each.sha256, each.beginning}; })},
            {u"lacksPageText"_s, lacksPageText}};
}

Result<Judgement> judgementFrom(const QCborMap& map) {
    return wellFormed([&] {
        require(map.contains(u"signatures"_s), "report");
        const ReadCertificates certificates(map.value(u"certificates"_s));
        return Judgement{{map.value(u"file"_s).toString(),
                          vectorFrom<SignatureReport>(
                              map.value(u"signatures"_s),
                              [&](const QCborValue& value) { return signatureFrom(value, certificates); }),
                          vectorFrom<signature::PdfEmptyField>(map.value(u"emptyFields"_s),
                                                               [](const QCborValue& value) {
                                                                   const QCborArray parts = value.toArray();
                                                                   return signature::PdfEmptyField{
                                                                       parts.at(0).toString(),
                                                                       parts.at(1).toString()};
                                                               }),
                          timeFrom(map.value(u"validationTime"_s))},
                         vectorFrom<Member>(map.value(u"members"_s),
                                            [](const QCborValue& value) {
                                                const QCborArray parts = value.toArray();
                                                return Member{parts.at(0).toString(), parts.at(1).toString(),
                                                              parts.at(2).toString()};
                                            }),
                         map.value(u"lacksPageText"_s).toBool()};
    });
}

} // namespace yenile::reading::protocol
