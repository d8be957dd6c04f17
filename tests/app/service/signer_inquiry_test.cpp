// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/signer_inquiry.h"

#include "tests/support/certificate_builder.h"
#include "tests/support/http_server.h"

#include <catch2/catch.hpp>

#include <openssl/x509.h>

using namespace yenile;
using namespace yenile::tests;

namespace {

/// The root's list, with that certificate on it, if any.
QByteArray listOf(const Identity& root, const signature::Certificate* revoked) {
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list(X509_CRL_new(), X509_CRL_free);
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> yesterday(X509_gmtime_adj(nullptr, -86'400),
                                                                          ASN1_TIME_free);
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> tomorrow(X509_gmtime_adj(nullptr, 86'400),
                                                                         ASN1_TIME_free);
    X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(root.certificate.handle()));
    X509_CRL_set1_lastUpdate(list.get(), yesterday.get());
    X509_CRL_set1_nextUpdate(list.get(), tomorrow.get());
    if (revoked) {
        X509_REVOKED* const entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(revoked->handle()));
        X509_REVOKED_set_revocationDate(entry, yesterday.get());
        X509_CRL_add0_revoked(list.get(), entry);
    }
    X509_CRL_sign(list.get(), root.key.get(), EVP_sha384());
    unsigned char* der = nullptr;
    const int size = i2d_X509_CRL(list.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return bytes;
}

Identity below(const Identity& issuer, const QString& name, const QByteArray& extensions) {
    CertificateRequest request;
    request.subject = {{"C", QStringLiteral("TR")}, {"CN", name}};
    request.key = newKey(KeyKind::P256);
    request.extensions = extensions;
    return {request.key, certify(request, &issuer)};
}

} // namespace

TEST_CASE("Nobody gets a receipt under an issuing authority that was revoked") {
    const TestCa ca;
    QByteArray list;
    const HttpServer server([&](const ReceivedRequest&) { return HttpServer::Response{200, list, {}}; });
    const Identity issuer =
        below(ca.root(), QStringLiteral("NES"),
              "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n"
              "crlDistributionPoints=URI:" +
                  server.address().toLatin1() + "/root.crl\n");
    const Identity signer = below(issuer, QStringLiteral("AYŞE"), "keyUsage=critical,nonRepudiation\n");
    const bool isRevoked = GENERATE(false, true);
    list = listOf(ca.root(), isRevoked ? &issuer.certificate : nullptr);
    registration::RevocationSettings settings;
    settings.localAddresses = true;
    registration::SignerInquiry inquiry(settings, {ca.root().certificate}, Clock::system());
    const Result<void> asked = inquiry.ask(signer.certificate, {issuer.certificate});
    CHECK(server.requests().size() == 1);
    CHECK(asked.has_value() == !isRevoked);
    if (!asked)
        CHECK(asked.error().code == ErrorCode::CertificateRevoked);
}
