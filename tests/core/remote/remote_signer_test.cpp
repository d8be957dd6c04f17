// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/person.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include <catch2/catch.hpp>

#include <QCryptographicHash>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// The documents of a renewal and the manifest over them: three digests, the third made of the first two.
Result<void> signThree(signature::Signer& signer) {
    for (int number = 1; number <= 3; ++number) {
        const QByteArray digest =
            QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha256);
        const Result<QByteArray> value =
            signer.sign({digest, signer.algorithms().front(), u"document"_s, number, 3});
        if (!value)
            return failure(value);
    }
    return {};
}

struct Kind {
    const char* what;
    KeyKind key;
    QStringList algorithms;
    bool raw;
};

} // namespace

TEST_CASE("A remote signing service signs documents with each kind of key, and pdfsig takes them") {
    const auto kind =
        GENERATE(Kind{"RSA, whatever the digest", KeyKind::Rsa3072, {u"1.2.840.113549.1.1.1"_s}, false},
                 Kind{"RSA with SHA-256", KeyKind::Rsa3072, {u"1.2.840.113549.1.1.11"_s}, false},
                 Kind{"ECDSA in DER", KeyKind::P256, {u"1.2.840.10045.4.3.2"_s}, false},
                 Kind{"ECDSA as two numbers", KeyKind::P384, {u"1.2.840.10045.4.3.2"_s}, true});
    CAPTURE(kind.what);
    const Bench bench;
    const SigningService service(
        bench.ca(), {.owner = with(kind.key), .rawEcdsa = kind.raw, .algorithms = kind.algorithms});
    Person person(bench.ca());
    const auto signer = openRemoteSigner(service, bench.ca(), person);
    CHECK(signer->certificate() == service.owner().certificate);
    CHECK(signer->chain().front() == bench.ca().issuer().certificate);
    (void)bench.write(u"document.pdf"_s, qtPdf());
    REQUIRE(bench.signPdf(u"document.pdf"_s, u"signed.pdf"_s, *signer));
    CHECK(validForPdfsig(bench, bench.path(u"signed.pdf"_s)) == 1);
}

TEST_CASE("A service that knows RSA-PSS alone is told its parameters") {
    const Bench bench;
    const SigningService service(
        bench.ca(), {.owner = with(KeyKind::Rsa3072), .algorithms = {u"1.2.840.113549.1.1.10"_s}});
    Person person(bench.ca());
    const auto signer = openRemoteSigner(service, bench.ca(), person);
    (void)bench.write(u"file.txt"_s, "text");
    REQUIRE(bench.createContainer(u"signed.asice"_s, *signer, {u"file.txt"_s}));
    const auto report = signature::validateContainer(bench.path(u"signed.asice"_s), bench.policy());
    REQUIRE(report);
    CHECK(report->indication() == signature::Indication::TotalPassed);
}

TEST_CASE("A person approves as seldom as the remote signing service allows") {
    struct Case {
        const char* what;
        SigningServiceOptions options;
        int authorizations;
        int extensions;
    };
    const auto one =
        GENERATE(Case{"in the browser, for all", {}, 1, 0},
                 Case{"in the browser, bound to digests", {.isBound = true}, 3, 0},
                 Case{"by PIN and code, for all", {.inBrowser = false}, 1, 0},
                 Case{"by PIN and code, extended", {.inBrowser = false, .extends = true}, 1, 2},
                 Case{"by PIN and code, bound and extended",
                      {.inBrowser = false, .isBound = true, .extends = true},
                      1,
                      2},
                 Case{"by PIN and code, bound", {.inBrowser = false, .isBound = true}, 3, 0},
                 Case{"two at once", {.multisign = 2}, 2, 0}, Case{"one at once", {.multisign = 1}, 3, 0});
    CAPTURE(one.what);
    const TestCa ca;
    const SigningService service(ca, one.options);
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    REQUIRE(signThree(*signer));
    CHECK(service.authorizations() == one.authorizations);
    CHECK(service.extensions() == one.extensions);
    CHECK(service.signatures() == 3);
}

TEST_CASE("A PIN that was wrong is asked for again, and the person is told so") {
    const TestCa ca;
    const SigningService service(ca, {.inBrowser = false});
    Person person(ca);
    person.pins = {"0000"};
    const auto signer = openRemoteSigner(service, ca, person);
    REQUIRE(signThree(*signer));
    REQUIRE(person.questions.size() == 2);
    CHECK(!person.questions[0].lastProblem);
    CHECK(person.questions[0].service == u"Uzaktan İmza A.Ş.");
    CHECK(person.questions[1].lastProblem->code == ErrorCode::RemoteFactorsRefused);
}

TEST_CASE("An approval on a telephone is waited for") {
    const TestCa ca;
    const SigningService service(ca, {.inBrowser = false, .pollsOfDevice = 3});
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    REQUIRE(signThree(*signer));
    CHECK(person.waits == 3);
}

TEST_CASE("A service that has no login of its own, and one that names the issuer of its tokens, are served") {
    const auto options = GENERATE(SigningServiceOptions{.inBrowser = false, .wantsLogin = false},
                                  SigningServiceOptions{.namesIssuer = true});
    const TestCa ca;
    const SigningService service(ca, options);
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    CHECK(signThree(*signer));
    CHECK(service.logins() == (options.wantsLogin ? 1 : 0));
}

TEST_CASE("Whose login to the remote signing service has run out logs in again and goes on") {
    const TestCa ca;
    SigningService service(ca, {});
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    service.logEverybodyOut();
    REQUIRE(signThree(*signer));
    CHECK(service.logins() == 2);
}
