// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http_client.h"
#include "core/network/local_address.h"
#include "core/signature/certificates/issuer_fetch.h"
#include "core/signature/certificates/revocation.h"
#include "tests/core/network/evidence_server.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yenile;
using namespace yenile::network;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// Settings of a folder, which may name addresses of this computer where that is said.
settings::Settings settingsOf(const Bench& bench, bool localAddresses = true) {
    const QString file =
        bench.write(u"settings.ini"_s,
                    "[network]\nproxy=none\nlocalAddresses=" + QByteArray(localAddresses ? "true" : "false") +
                        "\n[signature]\ncacheFolder=" + bench.path(u"cache"_s).toUtf8());
    return settings::Settings({bench.path(u"none.ini"_s), file});
}

auto asked(const EvidenceServer& server, const char* target) {
    const auto requests = server.requests();
    return std::ranges::count(requests, QByteArray(target), &ReceivedRequest::target);
}

} // namespace

TEST_CASE("responder and list are asked over HTTP once while their answer is valid") {
    const Bench bench;
    EvidenceServer server(bench);
    const Identity person = server.revocation().issue(u"person"_s);
    const auto settings = settingsOf(bench);
    const auto fetch = [&](signature::Freshness freshness) {
        const auto client = *httpClient(settings); // a new one each time, as in another run of the program
        return signature::fetchRevocationData(person.certificate, bench.ca().issuer().certificate,
                                              {.transport = client.get()}, freshness);
    };
    const auto first = fetch(signature::Freshness::WithinValidity);
    REQUIRE(first);
    CHECK(first->ocspResponses.size() == 1);
    const auto second = fetch(signature::Freshness::WithinValidity);
    REQUIRE(second);
    CHECK(second->ocspResponses == first->ocspResponses);
    CHECK(asked(server, "/") == 1);

    const auto fresh = fetch(signature::Freshness::Now);
    REQUIRE(fresh);
    CHECK(fresh->ocspResponses != first->ocspResponses); // at least the nonce is another one
    CHECK(asked(server, "/") == 2);
}

TEST_CASE("what was kept is judged anew: an answer that was spoiled or has ended is asked for again") {
    const Bench bench;
    EvidenceServer server(bench);
    const Identity person = server.revocation().issue(u"person"_s);
    const auto settings = settingsOf(bench);
    const auto fetch = [&] {
        const auto client = *httpClient(settings);
        return signature::fetchRevocationData(person.certificate, bench.ca().issuer().certificate,
                                              {.transport = client.get()});
    };
    REQUIRE(fetch());
    const QStringList kept = QDir(bench.path(u"cache"_s)).entryList(QDir::Files);
    REQUIRE(kept.size() == 1);
    (void)bench.write(u"cache/"_s + kept.first(), "spoiled");
    REQUIRE(fetch());
    CHECK(asked(server, "/") == 2);
}

TEST_CASE("an answer with the nonce of another question is not taken") {
    const Bench bench;
    EvidenceServer server(bench);
    const Identity person = server.revocation().issue(u"person"_s);
    /// Repeats the first answer for ever.
    class Parrot final : public signature::HttpTransport {
    public:
        explicit Parrot(signature::HttpTransport& inner) : m_inner(inner) {}
        Result<QByteArray> get(const QString&) override { return fail(ErrorCode::AddressUnreachable); }
        Result<QByteArray> post(const QString& url, const QByteArray& type, const QByteArray& body) override {
            if (m_said.isEmpty())
                m_said = *m_inner.post(url, type, body);
            return m_said;
        }

    private:
        signature::HttpTransport& m_inner;
        QByteArray m_said;
    } parrot(server.revocation());
    const auto fetch = [&] {
        return signature::fetchRevocationData(person.certificate, bench.ca().issuer().certificate,
                                              {.transport = &parrot});
    };
    CHECK(fetch());
    CHECK_FALSE(fetch());
}

TEST_CASE("issuers that nobody brought along are fetched from where certificates name them") {
    const Bench bench;
    EvidenceServer server(bench);
    const Identity person = server.revocation().issue(u"person"_s);
    const auto settings = settingsOf(bench);
    const auto client = *httpClient(settings);
    const std::vector<signature::Certificate> anchors{bench.ca().root().certificate};
    const auto issuers = signature::fetchIssuers(person.certificate, {}, anchors, *client);
    REQUIRE(issuers.size() == 1);
    CHECK(issuers.front() == bench.ca().issuer().certificate);
    CHECK(signature::fetchIssuers(person.certificate, issuers, anchors, *client).empty());
    // Somebody else's issuer at that address is of no use.
    const Bench other;
    OpensslRevocation stranger(other);
    stranger.address = server.address();
    CHECK(signature::fetchIssuers(stranger.issue(u"stranger"_s).certificate, {}, anchors, *client).empty());
}

TEST_CASE("certificates do not make us knock within the local network") {
    const Bench bench;
    EvidenceServer server(bench);
    const auto settings = settingsOf(bench, false);
    const auto client = *httpClient(settings);
    const auto answer = client->get(server.address() + u"/issuer.crt"_s);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::AddressForbidden);
    CHECK(server.requests().empty());
    for (const char* host : {"localhost", "[::1]", "0.0.0.0"})
        CHECK(client->get(u"http://%1/"_s.arg(QLatin1String(host))).error().code ==
              ErrorCode::AddressForbidden);
    for (const char* host : {"127.0.0.1", "10.1.2.3", "192.168.0.1", "172.20.0.1", "169.254.169.254", "::1",
                             "fe80::1", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"})
        CHECK(isLocal(QHostAddress(QLatin1String(host))));
    for (const char* host : {"193.140.71.1", "172.32.0.1", "2001:4860:4860::8888"})
        CHECK_FALSE(isLocal(QHostAddress(QLatin1String(host))));
}
