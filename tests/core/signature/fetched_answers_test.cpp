// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/evidence_cache.h"
#include "core/signature/certificates/issuer_fetch.h"
#include "tests/core/signature/revocation_bench.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

/// Gives the same answer to every question.
class SameAnswer final : public HttpTransport {
public:
    explicit SameAnswer(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    [[nodiscard]] Result<QByteArray> get(const QString&) override { return m_bytes; }
    [[nodiscard]] Result<QByteArray> post(const QString&, const QByteArray&, const QByteArray&) override {
        return m_bytes;
    }

private:
    QByteArray m_bytes;
};

} // namespace

TEST_CASE("an answer that is no certificate, whatever it claims to be, completes nothing") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    const Identity person = revocation.issue(u"person"_s);
    for (const QByteArray& bytes :
         {QByteArray(), QByteArray("<html></html>"),
          QByteArray::fromHex("300b06092a864886f70d010702"),         // PKCS #7, signedData without content
          QByteArray::fromHex("300f06092a864886f70d010702a0020500"), // and with NULL in its place
          QByteArray::fromHex("300b06092a864886f70d010701")}) {      // data without content
        SameAnswer answer(bytes);
        CHECK(fetchIssuers(person.certificate, {}, {bench.ca().root().certificate}, answer).empty());
    }
}

TEST_CASE("the answer of one source is not taken for that of another at the same address") {
    EvidenceCache cache;
    const QString address = u"http://authority.test/"_s;
    cache.store({EvidenceQuestion::Source::List, address}, "list");
    CHECK_FALSE(cache.find({EvidenceQuestion::Source::Issuer, address}));
    CHECK_FALSE(cache.find({EvidenceQuestion::Source::Responder, address}));
    cache.store({EvidenceQuestion::Source::Responder, address, u"1"_s}, "answer");
    CHECK_FALSE(cache.find({EvidenceQuestion::Source::Responder, address, u"2"_s}));
    CHECK(cache.find({EvidenceQuestion::Source::List, address}) == "list");
}
