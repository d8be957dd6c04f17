#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/validation/validation.h"

#include <QJsonArray>

#include <algorithm>

/// What was found, in one word and in full.
namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

QString isoTime(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODate);
}

QJsonObject toJson(const Error& error) {
    return {{u"code"_s, codeName(error.code)},
            {u"shown"_s, shownCode(error.code)},
            {u"sentence"_s, sentence(error)},
            {u"remedy"_s, remedy(error)},
            {u"arguments"_s, QJsonArray::fromStringList(error.arguments)},
            {u"cause"_s, error.cause}};
}

QJsonObject toJson(const Certificate& certificate) {
    return {{u"commonName"_s, certificate.commonName()},
            {u"identityNumber"_s, certificate.identityNumber()},
            {u"issuer"_s, certificate.issuerCommonName()},
            {u"serialNumber"_s, certificate.serialNumber()},
            {u"notBefore"_s, isoTime(certificate.notBefore())},
            {u"notAfter"_s, isoTime(certificate.notAfter())},
            {u"qualified"_s, certificate.isQualified()},
            {u"profile"_s, toJson(profileOf(certificate))},
            {u"sha256"_s, certificate.sha256()}};
}

QString kindName(LaterChange::Kind kind) {
    switch (kind) {
    case LaterChange::Kind::Signature:
        return u"signature"_s;
    case LaterChange::Kind::TimeStamp:
        return u"timeStamp"_s;
    case LaterChange::Kind::FieldValue:
        return u"fieldValue"_s;
    case LaterChange::Kind::Annotation:
        return u"annotation"_s;
    case LaterChange::Kind::ValidationData:
        return u"validationData"_s;
    case LaterChange::Kind::Description:
        return u"description"_s;
    case LaterChange::Kind::Other:
        break;
    }
    return u"other"_s;
}

QJsonObject toJson(const LaterChange& change) {
    QJsonObject json{{u"kind"_s, kindName(change.kind)},
                     {u"allowed"_s, change.kind != LaterChange::Kind::Other}};
    if (!change.what.isEmpty())
        json.insert(u"what"_s, change.what);
    return json;
}

QJsonObject toJson(const SignatureReport& report) {
    QJsonObject json{{u"name"_s, report.name},
                     {u"indication"_s, indicationName(report.indication)},
                     {u"intact"_s, report.intact},
                     {u"trusted"_s, report.trusted},
                     {u"level"_s, report.level},
                     {u"digestAlgorithm"_s, report.digestAlgorithm},
                     {u"coversWholeFile"_s, report.coversWholeFile}};
    if (!report.subIndication.isEmpty())
        json.insert(u"subIndication"_s, report.subIndication);
    if (report.problem)
        json.insert(u"problem"_s, toJson(*report.problem));
    if (!report.profile.isEmpty())
        json.insert(u"profile"_s, report.profile);
    if (report.signaturePolicy)
        json.insert(u"signaturePolicy"_s,
                    QJsonObject{{u"identifier"_s, report.signaturePolicy->objectIdentifier},
                                {u"digestAlgorithm"_s, report.signaturePolicy->hashAlgorithm},
                                {u"digest"_s, QString::fromLatin1(report.signaturePolicy->hash.toHex())},
                                {u"address"_s, report.signaturePolicy->address}});
    if (report.signer)
        json.insert(u"signer"_s, toJson(*report.signer));
    if (report.claimedTime)
        json.insert(u"claimedTime"_s, isoTime(*report.claimedTime));
    if (report.provenTime)
        json.insert(u"provenTime"_s, isoTime(*report.provenTime));
    if (report.claimedTime && report.provenTime && *report.claimedTime > *report.provenTime)
        json.insert(u"claimedAfterProven"_s, true);
    QJsonArray changes;
    for (const LaterChange& change : report.changesAfter)
        changes.append(toJson(change));
    if (!changes.isEmpty())
        json.insert(u"changesAfter"_s, changes);
    QJsonArray members;
    for (const QString& member : report.coveredMembers)
        members.append(member);
    if (!members.isEmpty())
        json.insert(u"coveredMembers"_s, members);
    return json;
}

int gravity(Indication indication) {
    switch (indication) {
    case Indication::TotalPassed:
        return 0;
    case Indication::Indeterminate:
        return 1;
    case Indication::TotalFailed:
        break;
    }
    return 2;
}

} // namespace

Indication ValidationReport::indication() const {
    if (signatures.empty())
        return Indication::Indeterminate;
    return std::ranges::max(signatures, {},
                            [](const SignatureReport& report) { return gravity(report.indication); })
        .indication;
}

std::optional<Error> ValidationReport::problem() const {
    for (const SignatureReport& signature : signatures)
        if (signature.problem)
            return signature.problem;
    return {};
}

QString indicationName(Indication indication) {
    switch (indication) {
    case Indication::TotalPassed:
        return u"TOTAL-PASSED"_s;
    case Indication::Indeterminate:
        return u"INDETERMINATE"_s;
    case Indication::TotalFailed:
        break;
    }
    return u"TOTAL-FAILED"_s;
}

QJsonObject toJson(const ValidationReport& report) {
    QJsonArray signatures;
    for (const SignatureReport& signature : report.signatures)
        signatures.append(toJson(signature));
    QJsonObject json{{u"file"_s, report.file},
                     {u"indication"_s, indicationName(report.indication())},
                     {u"signatures"_s, signatures}};
    if (const std::optional<Error> problem = report.problem())
        json.insert(u"problem"_s, toJson(*problem));
    return json;
}

} // namespace yenile::signature
