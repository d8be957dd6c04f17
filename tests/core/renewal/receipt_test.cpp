// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/receipt.h"

#include "core/base/canonical_json.h"
#include "core/base/file.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/cades.h"
#include "tests/support/test_ca.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;

namespace {

/// A bundle that was sent, and what is answered to it.
struct Bench {
    Bench() {
        const QString file = folder.filePath(u"bundle"_s);
        const auto signer = ca.signer(applicant);
        REQUIRE(signature::createContainer(file,
                                           {{u"application.pdf"_s, {}, "the application"},
                                            {u"undertaking.pdf"_s, {}, "the undertaking"},
                                            {service::recordName, {}, "{}"}},
                                           *signer, {}, Clock::system()));
        bundle = readFile(file).value();
        content = {MemberName::of(u"20261123-ABCD"_s).value(),
                   u"A-1"_s,
                   QDateTime::currentDateTimeUtc(),
                   sha256Hex(bundle),
                   applicant.certificate.serialNumber(),
                   {document(u"application.pdf"_s, "the application"),
                    document(u"undertaking.pdf"_s, "the undertaking")}};
    }
    [[nodiscard]] static service::ReceiptDocument document(const QString& name, const QByteArray& bytes) {
        return {MemberName::of(name).value(), sha256Hex(bytes), QDateTime::currentDateTimeUtc()};
    }
    [[nodiscard]] service::Application answer(const tests::Identity& signedBy) const {
        return answer(canonicalJson(service::toJson(content)), ca, signedBy);
    }
    [[nodiscard]] static service::Application answer(const QByteArray& bytes, const tests::TestCa& authority,
                                                     const tests::Identity& signedBy) {
        service::Application application;
        application.id = u"A-1"_s;
        const auto signer = authority.signer(signedBy);
        application.receipt = service::Receipt{
            bytes,
            signature::signDetached(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), *signer, {})
                .value()};
        return application;
    }
    [[nodiscard]] Result<service::ReceiptContent> check(const service::Application& application) const {
        return checkReceipt(application, bundle, policy);
    }

    QTemporaryDir folder;
    tests::TestCa ca;
    tests::Identity applicant = ca.issue({});
    tests::Identity seal = ca.issueReceipt();
    QByteArray bundle;
    service::ReceiptContent content;
    ReceiptPolicy policy{{.trustAnchors = {ca.root().certificate}}};
};

ErrorCode codeOf(const Result<service::ReceiptContent>& result) {
    REQUIRE_FALSE(result);
    return result.error().code;
}

} // namespace

TEST_CASE("a receipt for this bundle is believed") {
    const Bench bench;
    const auto content = bench.check(bench.answer(bench.seal));
    INFO((content ? QString() : content.error().cause).toStdString());
    REQUIRE(content);
    CHECK(content->number == bench.content.number);
}

TEST_CASE("a receipt that proves nothing is not believed") {
    Bench bench;
    service::Application answer = bench.answer(bench.seal);
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
        const tests::TestCa stranger(u"Stranger"_s);
        answer = Bench::answer(answer.receipt->content, stranger, stranger.issueReceipt());
    }
    SECTION("that others read otherwise") {
        const QByteArray twice =
            answer.receipt->content.replace("{\"app", "{\"number\":\"20261123-X\",\"app");
        answer = Bench::answer(twice, bench.ca, bench.seal);
    }
    SECTION("for another application") {
        bench.content.applicationId = u"A-2"_s;
        answer = bench.answer(bench.seal);
    }
    SECTION("for another bundle") {
        bench.content.bundleSha256 = sha256Hex("another");
        answer = bench.answer(bench.seal);
    }
    SECTION("without a number") {
        bench.content.number = {};
        answer = bench.answer(bench.seal);
    }
    SECTION("of another certificate") {
        bench.content.certificateSerial = u"4F2A"_s;
        answer = bench.answer(bench.seal);
    }
    SECTION("of another document") {
        bench.content.documents.front() = Bench::document(u"application.pdf"_s, "another");
        answer = bench.answer(bench.seal);
    }
    SECTION("of a document less") {
        bench.content.documents.pop_back();
        answer = bench.answer(bench.seal);
    }
    SECTION("of a document more") {
        bench.content.documents.push_back(Bench::document(u"more.pdf"_s, "more"));
        answer = bench.answer(bench.seal);
    }
    CHECK(codeOf(bench.check(answer)) == ErrorCode::ReceiptInvalid);
}

TEST_CASE("nobody signs receipts who is trusted to sign something else") {
    const Bench bench;
    for (const tests::Identity& signer : {bench.applicant, bench.ca.issue({}), bench.ca.issueTls(),
                                          bench.ca.issueTsa(), bench.ca.issueOcsp()})
        CHECK(codeOf(bench.check(bench.answer(signer))) == ErrorCode::ReceiptInvalid);
}

TEST_CASE("the settings say who signs receipts: certificates, or policies besides the seals") {
    Bench bench;
    tests::LeafProfile profile;
    profile.policy = u"2.16.792.1.99.1"_s;
    const tests::Identity named = bench.ca.issue(profile);
    CHECK_FALSE(bench.check(bench.answer(named)));
    SECTION("a policy") {
        bench.policy.policies = {profile.policy};
        CHECK(bench.check(bench.answer(named)));
        CHECK(bench.check(bench.answer(bench.seal)));
    }
    SECTION("a certificate, and no other from then on") {
        bench.policy.signers = {named.certificate};
        CHECK(bench.check(bench.answer(named)));
        CHECK_FALSE(bench.check(bench.answer(bench.seal)));
    }
}

TEST_CASE("a receipt of a bundle that is not at hand is checked by what it says alone") {
    const Bench bench;
    CHECK(checkReceipt(bench.answer(bench.seal), {}, bench.policy));
    CHECK_FALSE(checkReceipt(bench.answer(bench.applicant), {}, bench.policy));
}
