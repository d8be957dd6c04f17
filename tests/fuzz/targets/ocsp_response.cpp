// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/revocation.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// What a responder answers (RFC 6960).
YENILE_FUZZ_TARGET(ocsp_response) {
    const Certificate person = Certificate::fromDer(context.person).value();
    const Certificate issuer = Certificate::fromDer(context.issuer).value();
    const RevocationData data{{input}, {}};
    (void)responderCertificates(input);
    (void)isWhole(data, {issuer});
    for (const QDateTime& time : {person.notBefore().addSecs(7200), person.notAfter().addDays(1)})
        (void)revocationStatus(person, issuer, data, time);
}
