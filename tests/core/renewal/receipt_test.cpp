#include "core/renewal/signed_bundle.h"

#include "core/base/canonical_json.h"
#include "core/base/file.h"
#include "core/signature/signing/cades.h"
#include "tests/support/test_ca.h"

#include <QCryptographicHash>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;

namespace {

const QByteArray bundle = QByteArrayLiteral("the bundle");

struct Bench {
    [[nodiscard]] service::Application answer(const service::ReceiptContent& said,
                                              const tests::TestCa& signedBy) const {
        service::Application application;
        application.id = u"A-1"_s;
        const QByteArray bytes = canonicalJson(service::toJson(said));
        const auto signer = signedBy.signer(signedBy.issueReceipt());
        application.receipt = service::Receipt{
            bytes,
            signature::signDetached(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), *signer, {})
                .value()};
        return application;
    }
    [[nodiscard]] Result<service::ReceiptContent> check(const service::Application& application) const {
        return checkReceipt(application, bundle, {{ca.root().certificate}});
    }

    tests::TestCa ca;
    service::ReceiptContent content{u"20261123-ABCD"_s, u"A-1"_s, QDateTime::currentDateTimeUtc(),
                                    sha256Hex(bundle),  u"01"_s,  {}};
};

} // namespace

TEST_CASE("a receipt for this bundle is believed") {
    const Bench bench;
    const auto content = bench.check(bench.answer(bench.content, bench.ca));
    REQUIRE(content);
    CHECK(content->number == bench.content.number);
}

TEST_CASE("a receipt that proves nothing is not believed") {
    Bench bench;
    service::Application answer = bench.answer(bench.content, bench.ca);
    SECTION("none") {
        answer.receipt.reset();
    }
    SECTION("changed after signing") {
        answer.receipt->content.replace("20261123", "20261124");
    }
    SECTION("not signed") {
        answer.receipt->signature.clear();
    }
    SECTION("signed by a stranger") {
        answer = bench.answer(bench.content, tests::TestCa(u"Stranger"_s));
    }
    SECTION("for another application") {
        bench.content.applicationId = u"A-2"_s;
        answer = bench.answer(bench.content, bench.ca);
    }
    SECTION("for another bundle") {
        bench.content.bundleSha256 = sha256Hex("another");
        answer = bench.answer(bench.content, bench.ca);
    }
    SECTION("without a number") {
        bench.content.number.clear();
        answer = bench.answer(bench.content, bench.ca);
    }
    CHECK(bench.check(answer).error().code == ErrorCode::ReceiptInvalid);
}
