// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/judges/authority.h"

namespace yenile::tests {

using namespace Qt::StringLiterals;

bool writeAuthority(const QDir& folder, const TestCa& ca, OpensslRevocation& revocation) {
    const Result<QByteArray> list = revocation.get(u"issuer.crl"_s);
    return list && writeFile(folder.filePath(u"issuer.pem"_s), ca.issuer().certificatePem()) &&
           writeFile(folder.filePath(u"root.pem"_s), ca.root().certificatePem()) &&
           writeFile(folder.filePath(u"root.key"_s), ca.root().keyPem()) &&
           writeFile(folder.filePath(u"issuer.crl"_s), *list);
}

} // namespace yenile::tests
