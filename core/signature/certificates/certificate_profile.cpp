// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_profile.h"

#include "core/signature/crypto/der_reader.h"
#include "core/signature/crypto/openssl.h"

#include <QJsonArray>

#include <openssl/x509v3.h>

#include <limits>
#include <utility>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;
using openssl::Owned;

QString identifier(const ASN1_OBJECT* object) {
    char text[80] = "";
    OBJ_obj2txt(text, sizeof text, object, 1);
    return QString::fromLatin1(text);
}

QString identifierIn(const std::optional<DerElement>& element) {
    if (!element || element->tag != V_ASN1_OBJECT)
        return {};
    const unsigned char* at = openssl::data(element->bytes);
    const Owned<ASN1_OBJECT, ASN1_OBJECT_free> object(d2i_ASN1_OBJECT(nullptr, &at, element->bytes.size()));
    return object ? identifier(object.get()) : QString();
}

/// Any of the string types; BMPString is one that Turkish authorities use.
QString textIn(const std::optional<DerElement>& element) {
    if (!element)
        return {};
    const unsigned char* at = openssl::data(element->bytes);
    const Owned<ASN1_TYPE, ASN1_TYPE_free> any(d2i_ASN1_TYPE(nullptr, &at, element->bytes.size()));
    constexpr auto strings = B_ASN1_DIRECTORYSTRING | B_ASN1_IA5STRING | B_ASN1_NUMERICSTRING;
    if (!any || (ASN1_tag2bit(any->type) & strings) == 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, any->value.asn1_string);
    if (size < 0)
        return {};
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(utf8), size);
    OPENSSL_free(utf8);
    return text;
}

std::optional<qint64> numberIn(const std::optional<DerElement>& element) {
    if (!element || element->tag != V_ASN1_INTEGER)
        return {};
    const unsigned char* at = openssl::data(element->bytes);
    const Owned<ASN1_INTEGER, ASN1_INTEGER_free> number(
        d2i_ASN1_INTEGER(nullptr, &at, element->bytes.size()));
    int64_t value = 0;
    if (!number || ASN1_INTEGER_get_int64(&value, number.get()) != 1)
        return {};
    return value;
}

constexpr unsigned char sequenceTag = V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED;

DerReader within(const std::optional<DerElement>& element) {
    return DerReader(element && element->tag == sequenceTag ? element->content : QByteArrayView());
}

std::optional<CertificateProfile::Limit> limitIn(const std::optional<DerElement>& info) {
    DerReader parts = within(info);
    const auto currency = parts.next();
    const auto numeric = numberIn(currency);
    const auto amount = numberIn(parts.next());
    const auto exponent = numberIn(parts.next());
    const QString name = numeric ? QString::number(*numeric).rightJustified(3, u'0') : textIn(currency);
    if (name.isEmpty() || !amount || !exponent)
        return {};
    return CertificateProfile::Limit{name, *amount, *exponent};
}

QStringList typesIn(const std::optional<DerElement>& info) {
    QStringList types;
    DerReader all = within(info);
    while (const auto each = all.next()) {
        const QString type = identifierIn(each);
        if (type == u"0.4.0.1862.1.6.1")
            types << u"esign"_s;
        else if (type == u"0.4.0.1862.1.6.2")
            types << u"eseal"_s;
        else if (type == u"0.4.0.1862.1.6.3")
            types << u"web"_s;
        else if (!type.isEmpty())
            types << type;
    }
    return types;
}

std::vector<CertificateProfile::Disclosure> disclosuresIn(const std::optional<DerElement>& info) {
    std::vector<CertificateProfile::Disclosure> disclosures;
    DerReader all = within(info);
    while (const auto each = all.next()) {
        DerReader parts = within(each);
        const QString address = textIn(parts.next());
        disclosures.push_back({address, textIn(parts.next())});
    }
    return disclosures;
}

void read(const DerElement& statement, CertificateProfile& profile) {
    DerReader parts = within(statement);
    const QString id = identifierIn(parts.next());
    const auto info = parts.next();
    if (id == u"0.4.0.1862.1.1")
        profile.qcCompliance = true;
    else if (id == u"2.16.792.1.61.0.1.5070.1.1")
        profile.nes = true;
    else if (id == u"2.16.792.1.61.0.1.5070.2.1")
        profile.seal = true;
    else if (id == u"0.4.0.1862.1.2")
        profile.limit = limitIn(info);
    else if (id == u"0.4.0.1862.1.4")
        profile.secureDevice = true;
    else if (id == u"0.4.0.1862.1.5")
        profile.disclosures = disclosuresIn(info);
    else if (id == u"0.4.0.1862.1.6")
        profile.types = typesIn(info);
    else if (id == u"2.16.792.1.61.0.1.1903.19.19")
        profile.usageRestriction = textIn(info);
    else if (!id.isEmpty())
        profile.otherStatements << id;
}

void readStatements(const X509* certificate, CertificateProfile& profile) {
    const int index = X509_get_ext_by_NID(certificate, NID_qcStatements, -1);
    if (index < 0)
        return;
    const ASN1_STRING* value = X509_EXTENSION_get_data(X509_get_ext(certificate, index));
    DerReader extension(QByteArrayView(ASN1_STRING_get0_data(value), ASN1_STRING_length(value)));
    DerReader statements = within(extension.next());
    while (const auto statement = statements.next())
        read(*statement, profile);
}

void readKeyUsages(X509* certificate, CertificateProfile& profile) {
    const uint32_t usage = X509_get_key_usage(certificate);
    if (usage == std::numeric_limits<uint32_t>::max()) // there is no such extension
        return;
    constexpr std::pair<uint32_t, const char*> names[] = {{KU_DIGITAL_SIGNATURE, "digitalSignature"},
                                                          {KU_NON_REPUDIATION, "nonRepudiation"},
                                                          {KU_KEY_ENCIPHERMENT, "keyEncipherment"},
                                                          {KU_DATA_ENCIPHERMENT, "dataEncipherment"},
                                                          {KU_KEY_AGREEMENT, "keyAgreement"},
                                                          {KU_KEY_CERT_SIGN, "keyCertSign"},
                                                          {KU_CRL_SIGN, "cRLSign"},
                                                          {KU_ENCIPHER_ONLY, "encipherOnly"},
                                                          {KU_DECIPHER_ONLY, "decipherOnly"}};
    for (const auto& [bit, name] : names)
        if ((usage & bit) != 0)
            profile.keyUsages << QString::fromLatin1(name);
}

void readPolicies(const X509* certificate, CertificateProfile& profile) {
    const Owned<CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free> policies(static_cast<CERTIFICATEPOLICIES*>(
        X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr)));
    for (int i = 0; policies && i < sk_POLICYINFO_num(policies.get()); ++i)
        profile.policies << identifier(sk_POLICYINFO_value(policies.get(), i)->policyid);
}

} // namespace

CertificateProfile profileOf(const Certificate& certificate) {
    CertificateProfile profile;
    readStatements(certificate.handle(), profile);
    readKeyUsages(certificate.handle(), profile);
    readPolicies(certificate.handle(), profile);
    ERR_clear_error();
    return profile;
}

bool isSeal(const Certificate& certificate) {
    const CertificateProfile profile = profileOf(certificate);
    return profile.seal || profile.types.contains(u"eseal"_s);
}

QString limitText(const CertificateProfile::Limit& limit) {
    const QString power = limit.exponent == 0 ? QString() : u"·10^%1"_s.arg(limit.exponent);
    if (limit.exponent > 0 && limit.exponent <= 12)
        return QString::number(limit.amount) + QString(limit.exponent, u'0') + u' ' + limit.currency;
    return QString::number(limit.amount) + power + u' ' + limit.currency;
}

QJsonObject toJson(const CertificateProfile& profile) {
    QJsonObject json{{u"qcCompliance"_s, profile.qcCompliance},
                     {u"nes"_s, profile.nes},
                     {u"seal"_s, profile.seal},
                     {u"secureDevice"_s, profile.secureDevice},
                     {u"types"_s, QJsonArray::fromStringList(profile.types)},
                     {u"otherStatements"_s, QJsonArray::fromStringList(profile.otherStatements)},
                     {u"keyUsages"_s, QJsonArray::fromStringList(profile.keyUsages)},
                     {u"policies"_s, QJsonArray::fromStringList(profile.policies)}};
    if (profile.limit)
        json.insert(u"limit"_s, QJsonObject{{u"currency"_s, profile.limit->currency},
                                            {u"amount"_s, profile.limit->amount},
                                            {u"exponent"_s, profile.limit->exponent}});
    if (!profile.usageRestriction.isEmpty())
        json.insert(u"usageRestriction"_s, profile.usageRestriction);
    QJsonArray disclosures;
    for (const CertificateProfile::Disclosure& each : profile.disclosures)
        disclosures.append(QJsonObject{{u"address"_s, each.address}, {u"language"_s, each.language}});
    json.insert(u"disclosures"_s, disclosures);
    return json;
}

} // namespace yenile::signature
