// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/cms/archive_time_stamp.h"
#include "core/signature/cms/cms_revocation.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/container/file_kind.h"
#include "core/signature/container/foreign_signatures.h"
#include "core/signature/crypto/definite_length.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A signature (RFC 5652, EN 319 122-1), as it lies in a PDF, in a container, beside a receipt, or by itself.
YENILE_FUZZ_TARGET(cms) {
    const QByteArray content = "Taahh\xc3\xbct";
    const QByteArray definite = withDefiniteLengths(input);
    tests::mustHold(withDefiniteLengths(definite) == definite);
    (void)revocationDataIn(input);
    (void)certificatesIn(input);
    const CmsMessage message(input);
    (void)message.attachedContent();
    (void)foreignKindOf(input);
    (void)decodedCms(input);
    const ValidationPolicy policy{{Certificate::fromDer(context.anchor).value()}, false};
    for (int signer = 0; signer < std::min(message.signerCount(), 3); ++signer)
        for (const CmsProfile profile : {CmsProfile::Pades, CmsProfile::Pkcs7, CmsProfile::Cades,
                                         CmsProfile::Detached, CmsProfile::Alone}) {
            const auto verify = [&](const QByteArray& signedContent) {
                return verifyCms({signedContent}, input, profile, {}, ErrorCode::DocumentAltered, signer);
            };
            const CmsResult result = verify(content);
            if (result.signer)
                (void)checkSigner(*result.signer, {result.certificates, result.revocation, {}}, policy, {});
            for (const QByteArray& token : result.archiveTimeStamps)
                (void)archivedBy(token, input, {content});
            tests::mustHold(result.finding || verify(content + '!').finding);
        }
}
