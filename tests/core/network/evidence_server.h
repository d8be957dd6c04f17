#pragma once

#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/support/http_server.h"

#include <atomic>

namespace yenile::tests {

/// Time-stamping authority, OCSP responder, list and issuer's certificate of a bench, all OpenSSL's, on a
/// loopback address that the certificates name.
class EvidenceServer {
public:
    /// Over TLS where `tls` holds a certificate.
    explicit EvidenceServer(const Bench& bench, const QSslConfiguration& tls = {});

    [[nodiscard]] QString address() const { return m_server.address(); }
    [[nodiscard]] QString timeStampAddress() const { return address() + QStringLiteral("/tsa"); }
    [[nodiscard]] std::vector<HttpRequest> requests() const { return m_server.requests(); }
    [[nodiscard]] OpensslRevocation& revocation() { return m_revocation; }

    std::atomic<bool> stampsTime = true;
    std::atomic<bool> knowsCertificates = true; ///< responder and list

private:
    [[nodiscard]] HttpServer::Answer answer(const HttpRequest& request);

    OpensslRevocation m_revocation;
    std::unique_ptr<OpensslTsa> m_authority; // named before the server that asks it
    HttpServer m_server;
};

} // namespace yenile::tests
