#include "core/signature/cms/archive_time_stamp.h"
#include "core/signature/cms/cms_revocation.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/crypto/definite_length.h"
#include "core/signature/validation/validation.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A detached signature (RFC 5652, EN 319 122-1), as it lies in a PDF, in a container, or beside a receipt.
YENILE_FUZZ_TARGET(cms) {
    const QByteArray content = "Taahh\xc3\xbct";
    const QByteArray definite = withDefiniteLengths(input);
    tests::mustHold(withDefiniteLengths(definite) == definite);
    (void)revocationDataIn(input);
    (void)certificatesIn(input);
    const ValidationPolicy policy{{Certificate::fromDer(context.anchor).value()}, false};
    for (int signer = 0; signer < std::min(signerCount(input), 3); ++signer)
        for (const CmsProfile profile :
             {CmsProfile::Pades, CmsProfile::Pkcs7, CmsProfile::Cades, CmsProfile::Detached}) {
            const CmsResult result =
                verifyCms({content}, input, profile, {}, ErrorCode::DocumentAltered, signer);
            for (const QByteArray& token : result.archiveTimeStamps)
                (void)archivedOctets(input, {content}, token);
        }
    (void)verifyDetached(content, input, policy);
    tests::mustHold(!verifyDetached(content + '!', input, policy));
}
