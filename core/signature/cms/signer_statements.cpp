// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/signer_statements.h"

#include "core/signature/crypto/der_reader.h"
#include "core/signature/crypto/openssl.h"

#include <array>

namespace yenile::signature {

namespace {

constexpr unsigned char objectTag = 0x06;
constexpr unsigned char claimedTag = 0xa0; ///< [0] of SignerAttribute
constexpr unsigned char constructed = 0x20;
constexpr std::array<unsigned char, 4> textTags{0x0c, 0x13, 0x14, 0x16}; ///< UTF-8, printable, Teletex, IA5
constexpr int deepest = 8;

/// The value of the first signed attribute of that type.
QByteArrayView attribute(const CMS_SignerInfo* signerInfo, const char* type) {
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> object(OBJ_txt2obj(type, 1));
    const int index = CMS_signed_get_attr_by_OBJ(signerInfo, object.get(), -1);
    const ASN1_TYPE* value =
        index < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signerInfo, index), 0);
    if (value == nullptr || value->type != V_ASN1_SEQUENCE)
        return {};
    return {ASN1_STRING_get0_data(value->value.sequence), ASN1_STRING_length(value->value.sequence)};
}

/// All texts in it.
void addTexts(QByteArrayView der, QStringList& texts, int depth = 0) {
    DerReader reader(der);
    while (const auto element = reader.next()) {
        if (std::ranges::find(textTags, element->tag) != textTags.end())
            texts << QString::fromUtf8(element->content).simplified();
        else if ((element->tag & constructed) != 0 && depth < deepest)
            addTexts(element->content, texts, depth + 1);
    }
}

/// SignerAttribute(V2): attributes that the signer claims; certified ones are not looked at.
QStringList rolesIn(QByteArrayView der) {
    QStringList roles;
    const auto sequence = DerReader(der).next();
    DerReader reader(sequence ? sequence->content : QByteArrayView());
    while (const auto element = reader.next())
        if (element->tag == claimedTag)
            addTexts(element->content, roles);
    return roles;
}

QString commitmentName(const QByteArray& identifier) {
    constexpr std::array names{"proofOfOrigin", "proofOfReceipt",  "proofOfDelivery",
                               "proofOfSender", "proofOfApproval", "proofOfCreation"};
    constexpr QByteArrayView family("1.2.840.113549.1.9.16.6.");
    const int number = identifier.startsWith(family) ? identifier.sliced(family.size()).toInt() : 0;
    return number >= 1 && number <= static_cast<int>(names.size())
               ? QString::fromLatin1(names[static_cast<size_t>(number) - 1])
               : QString::fromLatin1(identifier);
}

/// CommitmentTypeIndication begins with its identifier.
QStringList commitmentsIn(QByteArrayView der) {
    const auto sequence = DerReader(der).next();
    const auto element = sequence ? DerReader(sequence->content).next() : std::nullopt;
    if (!element || element->tag != objectTag)
        return {};
    const unsigned char* at = openssl::data(element->bytes);
    const openssl::Owned<ASN1_OBJECT, ASN1_OBJECT_free> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(element->bytes.size())));
    char text[128] = "";
    if (object)
        OBJ_obj2txt(text, sizeof text, object.get(), 1);
    return {commitmentName(text)};
}

} // namespace

SignerStatements statementsIn(const CMS_SignerInfo* signerInfo) {
    SignerStatements said;
    QStringList place;
    addTexts(attribute(signerInfo, "1.2.840.113549.1.9.16.2.17"), place);
    said.location = place.join(QStringLiteral(", "));
    for (const char* type : {"1.2.840.113549.1.9.16.2.18", "0.4.0.19122.1.1"})
        said.roles << rolesIn(attribute(signerInfo, type));
    said.commitments = commitmentsIn(attribute(signerInfo, "1.2.840.113549.1.9.16.2.16"));
    return said;
}

} // namespace yenile::signature
