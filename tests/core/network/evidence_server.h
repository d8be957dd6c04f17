// SPDX-License-Identifier: GPL-3.0-or-later
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
    [[nodiscard]] std::vector<ReceivedRequest> requests() const { return m_server.requests(); }
    [[nodiscard]] OpensslRevocation& revocation() { return m_revocation; }

    /// What it does with every answer: none, bytes that are none, the first that it gave at that address,
    /// half.
    enum class Mood { Honest, Down, Garbage, Old, Half };
    std::atomic<Mood> mood = Mood::Honest;
    std::atomic<bool> stampsTime = true;
    std::atomic<bool> knowsCertificates = true; ///< responder and list

private:
    [[nodiscard]] HttpServer::Response answer(const ReceivedRequest& request);
    [[nodiscard]] HttpServer::Response honestAnswer(const ReceivedRequest& request);

    OpensslRevocation m_revocation;
    std::unique_ptr<OpensslTsa> m_authority;        // named before the server that asks it
    QMap<QByteArray, HttpServer::Response> m_first; ///< by target
    HttpServer m_server;
};

} // namespace yenile::tests
