#include "core/signature/cms_unprotected.h"

#include "core/signature/der_reader.h"
#include "core/signature/openssl.h"

#include <openssl/cms.h>

namespace yenile::signature {

namespace {

constexpr unsigned char sequence = 0x30;
constexpr unsigned char keyIdentifier = 0x80; // [0] instead of issuer and serial number
constexpr unsigned char revocationLists = 0xa1;
constexpr unsigned char otherRevocation = 0xa1; // [1] among them

/// The parts of a SignedData that are looked at.
struct Parts {
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

std::optional<Parts> read(QByteArrayView der) {
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
    const auto signerInfo = inside(last);
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
           isNumber(parts.version, parts.hasOtherRevocation ? char(5) : signerVersion);
}

/// A digest or signature algorithm without parameters; PSS has some, and they take part in the verification.
bool areParametersPlain(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* id = nullptr;
    int type = 0;
    X509_ALGOR_get0(&id, &type, nullptr, algorithm);
    return type == V_ASN1_NULL || type == V_ASN1_UNDEF || OBJ_obj2nid(id) == NID_rsassaPss;
}

} // namespace

bool followsFromTheRest(QByteArrayView der, CMS_SignerInfo* signerInfo, QByteArrayView issuerName) {
    const std::optional<Parts> parts = read(der);
    if (!parts || !areVersionsRight(*parts))
        return false;
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(signerInfo, nullptr, nullptr, nullptr, &signature);
    const bool sameDigest = parts->digestAlgorithms.content == parts->digestAlgorithm.bytes;
    const bool sameIssuer = parts->signerId.tag != sequence || parts->signerId.content.startsWith(issuerName);
    return sameDigest && sameIssuer && areParametersPlain(signature);
}

} // namespace yenile::signature
