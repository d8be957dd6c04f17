// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/certificates/issuer_fetch.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A card's certificate, or one that came along with a signature (RFC 5280).
YENILE_FUZZ_TARGET(certificate) {
    const Result<Certificate> read = Certificate::fromDer(input);
    (void)Certificate::fromPem(input);
    if (!read)
        return;
    tests::mustHold(Certificate::fromDer(read->der()).has_value());
    (void)toJson(profileOf(*read));
    (void)(read->commonName() + read->identityNumber() + read->issuerCommonName() + read->serialNumber() +
           read->keyName());
    (void)(read->notBefore() < read->notAfter());
    (void)(read->isQualified() && read->isForSigning() && read->isCa());
    (void)namesIssuerSource(*read);
    (void)namesRevocationSource(*read);
    const Certificate anchor = Certificate::fromDer(context.anchor).value();
    (void)judgeSigner(*read, {{Certificate::fromDer(context.issuer).value()}, {}, {}}, {{anchor}, true}, {});
}
