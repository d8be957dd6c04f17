// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/revocation.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A list of revoked certificates (RFC 5280, 5).
YENILE_FUZZ_TARGET(crl) {
    const Certificate person = Certificate::fromDer(context.person).value();
    const Certificate issuer = Certificate::fromDer(context.issuer).value();
    const RevocationData data{{}, {input}};
    (void)issuedAt(input);
    (void)isWhole(data, {issuer});
    for (const QDateTime& time : {person.notBefore().addSecs(7200), person.notAfter().addDays(1)})
        (void)revocationStatus(person, issuer, data, time);
}
