// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/server_tls.h"

#include <QSslKey>

namespace yenile::tests {

QSslConfiguration serverTls(const TestCa& ca, const Identity& identity) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(
        {QSslCertificate(identity.certificatePem()), QSslCertificate(ca.issuer().certificatePem())});
    tls.setPrivateKey(QSslKey(
        identity.keyPem(),
        identity.certificate.keyType() == signature::Certificate::KeyType::Ec ? QSsl::Ec : QSsl::Rsa));
    return tls;
}

} // namespace yenile::tests
