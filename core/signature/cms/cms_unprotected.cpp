// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/cms_unprotected.h"

#include "core/signature/crypto/der_reader.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/cms.h>

#include <algorithm>
#include <array>

namespace yenile::signature {

namespace {

constexpr unsigned char sequence = 0x30;
constexpr unsigned char keyIdentifier = 0x80; // [0] instead of issuer and serial number
constexpr unsigned char revocationLists = 0xa1;
constexpr unsigned char otherRevocation = 0xa1; // [1] among them

/// The parts of a SignedData that are looked at, the signer's among them.
struct Parts {
    bool isForOne = true;
    DerElement version;
    DerElement digestAlgorithms;
    bool hasOtherRevocation = false;
    DerElement signerVersion;
    DerElement signerId;
    DerElement digestAlgorithm;
};

bool has(QByteArrayView elements, unsigned char tag) {
    DerReader reader(elements);
    while (const auto element = reader.next())
        if (element->tag == tag)
            return true;
    return false;
}

std::optional<DerElement> inside(const std::optional<DerElement>& element) {
    return element ? DerReader(element->content).next() : std::nullopt;
}

std::optional<Parts> read(QByteArrayView der, int wanted) {
    const auto contentInfo = DerReader(der).next();
    if (!contentInfo)
        return {};
    DerReader outer(contentInfo->content);
    (void)outer.next(); // the content type
    const auto signedData = inside(outer.next());
    if (!signedData)
        return {};
    DerReader reader(signedData->content);
    Parts parts;
    const auto version = reader.next();
    const auto digestAlgorithms = reader.next();
    std::optional<DerElement> last;
    while (const auto element = reader.next()) {
        parts.hasOtherRevocation |= element->tag == revocationLists && has(element->content, otherRevocation);
        last = element;
    }
    DerReader signers(last ? last->content : QByteArrayView());
    auto signerInfo = signers.next();
    parts.isForOne = wanted == 0 && !DerReader(signers).next();
    for (int i = 0; i < wanted; ++i)
        signerInfo = signers.next();
    if (!version || !digestAlgorithms || !signerInfo)
        return {};
    DerReader signer(signerInfo->content);
    const auto signerVersion = signer.next();
    const auto signerId = signer.next();
    const auto digestAlgorithm = signer.next();
    if (!signerVersion || !signerId || !digestAlgorithm)
        return {};
    parts.version = *version;
    parts.digestAlgorithms = *digestAlgorithms;
    parts.signerVersion = *signerVersion;
    parts.signerId = *signerId;
    parts.digestAlgorithm = *digestAlgorithm;
    return parts;
}

bool isNumber(const DerElement& element, char value) {
    return element.content.size() == 1 && element.content.front() == value;
}

bool areVersionsRight(const Parts& parts) {
    const char signerVersion = parts.signerId.tag == keyIdentifier ? 3 : 1;
    return isNumber(parts.signerVersion, signerVersion) &&
           (!parts.isForOne || isNumber(parts.version, parts.hasOtherRevocation ? char(5) : signerVersion));
}

/// A digest or signature algorithm without parameters; PSS has some, and they take part in the verification.
bool areParametersPlain(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* id = nullptr;
    int type = 0;
    X509_ALGOR_get0(&id, &type, nullptr, algorithm);
    return type == V_ASN1_NULL || type == V_ASN1_UNDEF || OBJ_obj2nid(id) == NID_rsassaPss;
}

/// That of the signature, and others only where archive time stamps brought them along: each a known one.
bool areDigests(QByteArrayView list, QByteArrayView ofSignature) {
    bool isThere = false;
    DerReader reader(list);
    while (const auto element = reader.next()) {
        const unsigned char* at = openssl::data(element->bytes);
        const openssl::Owned<X509_ALGOR, X509_ALGOR_free> algorithm(
            d2i_X509_ALGOR(nullptr, &at, static_cast<long>(element->bytes.size())));
        const ASN1_OBJECT* id = nullptr;
        if (algorithm)
            X509_ALGOR_get0(&id, nullptr, nullptr, algorithm.get());
        if (!algorithm || EVP_get_digestbyobj(id) == nullptr)
            return false;
        isThere |= element->bytes == ofSignature;
    }
    return isThere;
}

/// Whatever their order: the order of sets is the one thing in which encoders differ.
bool hasSameBytes(QByteArrayView one, QByteArrayView other) {
    std::array<qsizetype, 256> counts{};
    for (const char byte : one)
        ++counts[static_cast<unsigned char>(byte)];
    for (const char byte : other)
        --counts[static_cast<unsigned char>(byte)];
    return std::ranges::all_of(counts, [](qsizetype count) { return count == 0; });
}

} // namespace

bool isAsWritten(QByteArrayView cms, const CMS_ContentInfo* message) {
    const QByteArray der =
        openssl::der([&](unsigned char** out) { return i2d_CMS_ContentInfo(message, out); });
    return hasSameBytes(der, cms);
}

bool followsFromTheRest(QByteArrayView der, CMS_SignerInfo* signerInfo, int signer,
                        const Certificate& certificate) {
    const X509_NAME* issuer = X509_get_issuer_name(certificate.handle());
    const QByteArray issuerName =
        openssl::der([&](unsigned char** out) { return i2d_X509_NAME(issuer, out); });
    const std::optional<Parts> parts = read(der, signer);
    if (!parts || !areVersionsRight(*parts))
        return false;
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(signerInfo, nullptr, nullptr, nullptr, &signature);
    const bool sameDigest = areDigests(parts->digestAlgorithms.content, parts->digestAlgorithm.bytes);
    const bool sameIssuer = parts->signerId.tag != sequence || parts->signerId.content.startsWith(issuerName);
    return sameDigest && sameIssuer && areParametersPlain(signature);
}

} // namespace yenile::signature
