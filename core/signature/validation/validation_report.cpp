// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/validation/validation.h"
#include "core/signature/validation/validation_advice.h"

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
            {u"remedy"_s, adviceFor(error)},
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
    case LaterChange::Kind::FormFilled:
        return u"formFilled"_s;
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
                     {u"allowed"_s, change.kind != LaterChange::Kind::Other &&
                                        change.kind != LaterChange::Kind::FormFilled},
                     {u"sentence"_s, inWords(change)}};
    if (!change.place.name.isEmpty())
        json.insert(u"what"_s, change.place.name);
    if (change.place.page > 0)
        json.insert(u"page"_s, change.place.page);
    if (change.coversText)
        json.insert(u"coversText"_s, true);
    if (!change.cause.isEmpty())
        json.insert(u"cause"_s, change.cause);
    return json;
}

QString stateName(const RevocationStatus& status) {
    switch (status.state) {
    case RevocationStatus::State::Good:
        return u"good"_s;
    case RevocationStatus::State::Revoked:
        return status.onHold ? u"onHold"_s : u"revoked"_s;
    case RevocationStatus::State::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonObject toJson(const CertificateStatus& status) {
    QJsonObject json{{u"commonName"_s, status.certificate.commonName()},
                     {u"serialNumber"_s, status.certificate.serialNumber()},
                     {u"status"_s, stateName(status.revocation)}};
    if (status.revocation.state == RevocationStatus::State::Unknown)
        return json;
    json.insert(u"source"_s, status.revocation.source);
    json.insert(u"by"_s, status.revocation.by);
    json.insert(u"issuedAt"_s, isoTime(status.revocation.issuedAt));
    if (status.revocation.state == RevocationStatus::State::Revoked)
        json.insert(u"revokedAt"_s, isoTime(status.revocation.revokedAt));
    return json;
}

QJsonObject toJson(const TimeStampReport& stamp) {
    QJsonObject json{{u"indication"_s, indicationName(stamp.indication)}};
    if (stamp.time.isValid())
        json.insert(u"time"_s, isoTime(stamp.time));
    if (stamp.authority)
        json.insert(u"authority"_s, toJson(*stamp.authority));
    if (!stamp.subIndication.isEmpty())
        json.insert(u"subIndication"_s, stamp.subIndication);
    if (stamp.problem)
        json.insert(u"problem"_s, toJson(*stamp.problem));
    return json;
}

QJsonObject toJson(const Warning& warning) {
    return {{u"name"_s, warningName(warning.kind)},
            {u"sentence"_s, sentence(warning)},
            {u"arguments"_s, QJsonArray::fromStringList(warning.arguments)},
            {u"cause"_s, warning.cause}};
}

QJsonObject toJson(const SignedData& data) {
    QJsonObject json{{u"size"_s, data.size}, {u"sha256"_s, data.sha256}};
    if (!data.name.isEmpty())
        json.insert(u"name"_s, data.name);
    return json;
}

/// Nothing where nothing was said.
QJsonObject toJson(const SignerStatements& said) {
    QJsonObject json;
    for (const auto& [name, text] :
         {std::pair(u"reason"_s, said.reason), std::pair(u"location"_s, said.location)})
        if (!text.isEmpty())
            json.insert(name, text);
    for (const auto& [name, texts] :
         {std::pair(u"roles"_s, said.roles), std::pair(u"commitments"_s, said.commitments)})
        if (!texts.isEmpty())
            json.insert(name, QJsonArray::fromStringList(texts));
    return json;
}

/// Nothing of an empty list.
template <typename Item>
void insertList(QJsonObject& json, const QString& name, const std::vector<Item>& items) {
    QJsonArray array;
    for (const Item& item : items)
        array.append(toJson(item));
    if (!array.isEmpty())
        json.insert(name, array);
}

QJsonObject toJson(const SignatureReport& report) {
    QJsonObject json{{u"name"_s, report.name},
                     {u"indication"_s, indicationName(report.indication)},
                     {u"level"_s, report.level},
                     {u"digestAlgorithm"_s, report.digestAlgorithm},
                     {u"coversWholeFile"_s, report.coversWholeFile}};
    if (report.integrity() != SignatureReport::Integrity::NotKnown)
        json.insert(u"intact"_s, report.intact);
    if (report.signer)
        json.insert(u"trusted"_s, report.trusted);
    if (!report.isListed)
        json.insert(u"listed"_s, false);
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
    if (report.assuredLevel)
        json.insert(u"assuredLevel"_s, levelName(*report.assuredLevel));
    insertList(json, u"timeStamps"_s, report.timeStamps);
    insertList(json, u"revocation"_s, report.revocation);
    insertList(json, u"warnings"_s, report.warnings);
    insertList(json, u"changesAfter"_s, report.changesAfter);
    insertList(json, u"signedData"_s, report.signedData);
    if (report.anchor)
        json.insert(u"anchor"_s, toJson(*report.anchor));
    if (const QJsonObject said = toJson(report.statements); !said.isEmpty())
        json.insert(u"statements"_s, said);
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

SignatureReport::Integrity SignatureReport::integrity() const {
    if (intact)
        return Integrity::Unaltered;
    return indication == Indication::TotalFailed ? Integrity::Altered : Integrity::NotKnown;
}

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
    QJsonArray fields;
    for (const PdfEmptyField& field : report.emptyFields) {
        QJsonObject empty{{u"name"_s, field.name}, {u"free"_s, field.reason.isEmpty()}};
        if (!field.reason.isEmpty())
            empty.insert(u"reason"_s, field.reason);
        fields.append(empty);
    }
    if (!fields.isEmpty())
        json.insert(u"emptySignatureFields"_s, fields);
    if (report.validationTime.isValid())
        json.insert(u"validationTime"_s, isoTime(report.validationTime));
    if (const std::optional<Error> problem = report.problem())
        json.insert(u"problem"_s, toJson(*problem));
    return json;
}

} // namespace yenile::signature
