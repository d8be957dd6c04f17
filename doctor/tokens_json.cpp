// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error_json.h"
#include "core/renewal/certificate_choice.h"
#include "core/signature/certificates/certificate_profile.h"
#include "doctor/tokens_report.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"

#include <QJsonArray>

namespace yenile::doctor {

namespace {

QJsonArray errorsJson(const std::vector<Error>& errors) {
    QJsonArray array;
    for (const Error& error : errors)
        array << toJson(error);
    return array;
}

QString keyName(pkcs11::KeyPresence key) {
    switch (key) {
    case pkcs11::KeyPresence::Seen:
        return QStringLiteral("seen");
    case pkcs11::KeyPresence::Hidden:
        return QStringLiteral("hidden");
    case pkcs11::KeyPresence::Missing:
        break;
    }
    return QStringLiteral("missing");
}

QJsonObject certificateJson(const pkcs11::TokenCertificate& found, const Clock& clock) {
    const signature::Certificate& certificate = found.certificate;
    QJsonObject json{{QStringLiteral("commonName"), certificate.commonName()},
                     {QStringLiteral("identityNumber"), certificate.identityNumber()},
                     {QStringLiteral("issuer"), certificate.issuerCommonName()},
                     {QStringLiteral("serialNumber"), certificate.serialNumber()},
                     {QStringLiteral("sha256"), certificate.sha256()},
                     {QStringLiteral("notBefore"), certificate.notBefore().toString(Qt::ISODate)},
                     {QStringLiteral("notAfter"), certificate.notAfter().toString(Qt::ISODate)},
                     {QStringLiteral("isQualified"), certificate.isQualified()},
                     {QStringLiteral("isForSigning"), certificate.isForSigning()},
                     {QStringLiteral("isCa"), certificate.isCa()},
                     {QStringLiteral("profile"), signature::toJson(signature::profileOf(certificate))},
                     {QStringLiteral("keyId"), QString::fromLatin1(found.keyId.toHex())},
                     {QStringLiteral("label"), found.label},
                     {QStringLiteral("key"), keyName(found.key)},
                     {QStringLiteral("hasPrivateKey"), found.key == pkcs11::KeyPresence::Seen}};
    // Whose it must be is not known here; it is compared with itself.
    if (const auto why = renewal::whyUnusable(certificate, certificate.identityNumber(), clock))
        json.insert(QStringLiteral("problem"), toJson(*why));
    return json;
}

QJsonObject pinJson(const pkcs11::Token& token) {
    const pkcs11::PinState& pin = token.pin;
    return {{QStringLiteral("initialised"), pin.initialised},
            {QStringLiteral("isRequired"), pin.isRequired},
            {QStringLiteral("toBeChanged"), pin.toBeChanged},
            {QStringLiteral("tellsOfTries"), pkcs11::tellsOfTries(token)},
            {QStringLiteral("countLow"), pin.countLow},
            {QStringLiteral("finalTry"), pin.finalTry},
            {QStringLiteral("locked"), pin.locked},
            {QStringLiteral("protectedPath"), pin.protectedPath},
            {QStringLiteral("minimumLength"), pin.minimumLength},
            {QStringLiteral("maximumLength"), pin.maximumLength}};
}

QJsonObject tokenJson(const pkcs11::Card& card, const Clock& clock) {
    const pkcs11::Token& token = card.token;
    QJsonArray certificates;
    for (const pkcs11::TokenCertificate& certificate : token.certificates)
        certificates << certificateJson(certificate, clock);
    return {{QStringLiteral("driver"), token.driver},
            {QStringLiteral("drivers"), QJsonArray::fromStringList(card.drivers)},
            {QStringLiteral("isCandidate"), card.isCandidate},
            {QStringLiteral("reader"), token.reader},
            {QStringLiteral("label"), token.label},
            {QStringLiteral("serialNumber"), token.serialNumber},
            {QStringLiteral("manufacturer"), token.manufacturer},
            {QStringLiteral("model"), token.model},
            {QStringLiteral("pin"), pinJson(token)},
            {QStringLiteral("certificates"), certificates}};
}

QJsonObject readerJson(const pkcs11::Reader& reader) {
    return {{QStringLiteral("name"), reader.name},
            {QStringLiteral("hasCard"), reader.hasCard},
            {QStringLiteral("isMute"), reader.isMute},
            {QStringLiteral("isInExclusiveUse"), reader.isInExclusiveUse},
            {QStringLiteral("answerToReset"), QString::fromLatin1(reader.answerToReset.toHex())}};
}

QJsonObject searchJson(const pkcs11::DriverSearch& search) {
    return {{QStringLiteral("files"), QJsonArray::fromStringList(search.files)},
            {QStringLiteral("folders"), QJsonArray::fromStringList(search.folders)},
            {QStringLiteral("configurations"), QJsonArray::fromStringList(search.configurations)},
            {QStringLiteral("refused"), QJsonArray::fromStringList(search.refused)},
            {QStringLiteral("switchedOff"), QJsonArray::fromStringList(search.switchedOff)}};
}

} // namespace

QJsonObject tokensJson(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search,
                       const Clock& clock) {
    QJsonArray readers;
    for (const pkcs11::Reader& reader : snapshot.readers.value_or(std::vector<pkcs11::Reader>()))
        readers << readerJson(reader);
    QJsonArray drivers;
    for (const QString& driver : snapshot.drivers)
        drivers << driver;
    QJsonArray tokens;
    for (const pkcs11::Card& card : pkcs11::cards(snapshot))
        tokens << tokenJson(card, clock);
    return {{QStringLiteral("readers"), readers},
            {QStringLiteral("drivers"), drivers},
            {QStringLiteral("searched"), searchJson(search)},
            {QStringLiteral("tokens"), tokens},
            {QStringLiteral("problems"), errorsJson(pkcs11::diagnose(snapshot))},
            {QStringLiteral("asides"), errorsJson(snapshot.asides)}};
}

} // namespace yenile::doctor
