// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/offer.h"
#include "core/remote/usability.h"
#include "tests/core/remote/person.h"
#include "tests/core/signature/bench.h"
#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const signature::SigningRequest request{QByteArray(32, 'd'), {}, u"document"_s};

/// What becomes of a signature where one method of the service answers so.
Error failureWith(const QString& method, int status, const QByteArray& body) {
    const TestCa ca;
    SigningService service(ca, {.inBrowser = false});
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    service.answerInstead(method, SigningService::Response{status, body, {"Content-Type: application/json"}});
    const auto outcome = signer->sign(request);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().arguments == QStringList{u"Uzaktan İmza A.Ş."_s});
    return outcome.error();
}

} // namespace

TEST_CASE("What a remote signing service refuses is told with its name and its reason") {
    const Error refused =
        failureWith(u"signatures/signHash"_s, 400,
                    R"({"error":"invalid_request","error_description":"Signing certificate is expired"})");
    CHECK(refused.code == ErrorCode::RemoteSigningFailed);
    CHECK(refused.cause == u"signatures/signHash: HTTP 400 invalid_request: Signing certificate is expired");
    CHECK(failureWith(u"signatures/signHash"_s, 400, R"({"error":"invalid_otp"})").code ==
          ErrorCode::RemoteFactorsRefused);
    CHECK(failureWith(u"credentials/getChallenge"_s, 503, "<html>").cause ==
          u"credentials/getChallenge: HTTP 503 ");
}

TEST_CASE("Answers of a remote signing service that make no sense are no signatures") {
    const QByteArray answer =
        GENERATE(QByteArray("no JSON"), QByteArray("{}"), QByteArray("[1]"),
                 QByteArray(R"({"signatures":[]})"), QByteArray(R"({"signatures":[7]})"),
                 QByteArray(R"({"signatures":["%%"]})"), QByteArray(R"({"signatures":["AAAA","AAAA"]})"));
    CAPTURE(answer);
    CHECK(failureWith(u"signatures/signHash"_s, 200, answer).code == ErrorCode::RemoteSigningFailed);
}

TEST_CASE("What a remote signing service says is one line that does nothing to a terminal") {
    const QByteArray evil = R"(\u001b]0;X\u0007\nPIN\u202e )" + QByteArray(1000, 'x');
    const auto json = [&](const QByteArray& text) {
        return QJsonDocument::fromJson(QByteArray(text).replace("EVIL", evil)).object();
    };
    const auto isHarmless = [](const QString& text) {
        return text.startsWith(u"\uFFFD]0;X\uFFFD PIN\uFFFD xxx") && text.size() == 255;
    };
    CHECK(isHarmless(
        remote::serviceInfo(json(R"({"name":"EVIL","methods":["signatures/signHash"]})")).value().name));
    CHECK(isHarmless(remote::challenge(json(R"({"challenge":"EVIL"})"))));
    CHECK(isHarmless(remote::problemText(json(R"({"error":"EVIL"})"))));
    QJsonObject key = json(R"({"description":"EVIL","auth":{"mode":"explicit","objects":[
        {"type":"Password","id":"EVIL"},
        {"type":"Password","id":"2","label":"EVIL","description":"EVIL"}]}})");
    key.insert(u"cert"_s,
               QJsonObject{{u"certificates"_s, QJsonArray{QString::fromLatin1(
                                                   TestCa().issue({}).certificate.der().toBase64())}}});
    const auto credential = remote::credential(u"1"_s, key);
    REQUIRE(credential);
    CHECK(isHarmless(credential->description));
    CHECK(isHarmless(credential->factors.at(0).label));
    CHECK(credential->factors.at(0).id.contains(u'\x1b')); // as it goes back to the service
    CHECK(isHarmless(credential->factors.at(1).label));
    CHECK(isHarmless(credential->factors.at(1).description));
}

TEST_CASE("A remote signing service says no more than there can be to say") {
    const TestCa ca;
    SigningService service(ca, {.inBrowser = false});
    Person person(ca);
    const auto answered = [&](const QString& method, const QByteArray& answer) {
        service.answerInstead(method, SigningService::Response{200, answer, {}});
        const auto offer = remote::askForOffer(setupFor(service, ca), person);
        service.answerInstead(method, {});
        return offer ? ErrorCode::Internal : offer.error().code;
    };
    CHECK(answered(u"info"_s, QByteArray((1 << 20) + 1, ' ')) == ErrorCode::AddressUnreachable);
    CHECK(answered(u"credentials/list"_s, R"({"credentialIDs":[)" + QByteArray("\"a\",").repeated(64) +
                                              R"("a"]})") == ErrorCode::RemoteSigningFailed);
}

TEST_CASE("A redirect of a remote signing service is not followed") {
    const TestCa ca;
    SigningService service(ca, {});
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    const size_t before = service.requests().size();
    service.answerInstead(u"signatures/signHash"_s,
                          SigningService::Response{307, {}, {"Location: " + service.address().toEncoded()}});
    CHECK(signer->sign(request).error().code == ErrorCode::RemoteSigningFailed);
    CHECK(service.requests().size() == before + 3); // the page, the token, the signature
}

TEST_CASE("An approval that has run out is refused by the service, and asked for anew by the next try") {
    const TestCa ca;
    SigningService service(ca, {.sadSeconds = -1});
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    const auto outcome = signer->sign(request);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().cause.endsWith(u"SAD expired"));
    CHECK(!signer->sign(request));
    CHECK(service.authorizations() == 2);
}

TEST_CASE("A signature that belongs to another certificate is found out before it is used") {
    const Bench bench;
    SigningService service(bench.ca(), {.owner = with(KeyKind::P256)});
    Person person(bench.ca());
    const auto signer = openRemoteSigner(service, bench.ca(), person);
    const auto foreign = bench.signer(with(KeyKind::P256));
    const auto value = foreign->sign({QByteArray(32, 'x'), foreign->algorithms().front(), {}});
    REQUIRE(value);
    service.answerInstead(
        u"signatures/signHash"_s,
        SigningService::Response{200, R"({"signatures":[")" + value->toBase64() + R"("]})", {}});
    (void)bench.write(u"file.txt"_s, "text");
    const auto made = bench.createContainer(u"signed.asice"_s, *signer, {u"file.txt"_s});
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::SignatureMismatch);
}

TEST_CASE("Who enters a wrong PIN three times is not asked a fourth time") {
    const TestCa ca;
    const SigningService service(ca, {.inBrowser = false});
    Person person(ca);
    person.pins = {"0", "1", "2", "3"};
    const auto signer = openRemoteSigner(service, ca, person);
    CHECK(signer->sign(request).error().code == ErrorCode::RemoteFactorsRefused);
    CHECK(person.questions.size() == 3);
}

TEST_CASE("Whoever does not approve has nothing signed") {
    const TestCa ca;
    const SigningService service(ca, {.inBrowser = GENERATE(true, false)});
    Person person(ca);
    const auto signer = openRemoteSigner(service, ca, person);
    person.refuses = true;
    CHECK(signer->sign(request).error().code == ErrorCode::Cancelled);
    CHECK(service.signatures() == 0);
}

TEST_CASE("A remote signing service has to be one that is trusted over TLS, and one that answers") {
    const TestCa ca;
    const TestCa other(u"Another"_s);
    const SigningService service(ca, {});
    Person person(ca);
    remote::Setup setup = setupFor(service, other);
    CHECK(remote::RemoteService::open(setup, person).error().code == ErrorCode::AddressUntrusted);

    QTcpServer silent; // takes connections, and never says a word
    REQUIRE(silent.listen(QHostAddress::LocalHost));
    setup.address = QUrl(u"https://127.0.0.1:%1"_s.arg(silent.serverPort()));
    setup.limits.silence = std::chrono::milliseconds(50);
    CHECK(remote::RemoteService::open(setup, person).error().code == ErrorCode::AddressUnreachable);
}

TEST_CASE("A remote signing service whose authorization server has no https is not used") {
    const TestCa ca;
    SigningService service(ca, {});
    service.answerInstead(u"info"_s, SigningService::Response{200,
                                                              R"({"name":"X","authType":["oauth2code"],
                              "methods":["signatures/signHash"],"oauth2":"http://127.0.0.1/"})",
                                                              {}});
    Person person(ca);
    const auto opened = remote::RemoteService::open(setupFor(service, ca), person);
    REQUIRE(opened);
    const auto credentials = (*opened)->credentials();
    REQUIRE_FALSE(credentials);
    CHECK(credentials.error().code == ErrorCode::RemoteSigningFailed);
    CHECK(person.pagesOpened == 0);
}

TEST_CASE("A code that another issuer gave is not taken to the one that was asked") {
    const TestCa ca;
    SigningService service(
        ca, GENERATE(SigningServiceOptions{.namesIssuer = true, .answerIssuer = u"https://kimlik.example"_s},
                     SigningServiceOptions{.namesIssuer = true, .promisesIssuer = true}));
    Person person(ca);
    const auto opened = remote::RemoteService::open(setupFor(service, ca), person);
    REQUIRE(opened);
    const auto credentials = (*opened)->credentials();
    REQUIRE_FALSE(credentials);
    CHECK(credentials.error().cause == u"oauth2/authorize: another issuer");
    CHECK(person.pagesOpened == 1);
}

TEST_CASE("A key that its remote signing service has blocked cannot be used, and it is said why") {
    const TestCa ca;
    const SigningService service(ca,
                                 {.isEnabled = GENERATE(true, false), .certificateStatus = u"suspended"_s});
    Person person(ca);
    const auto opened = remote::RemoteService::open(setupFor(service, ca), person);
    REQUIRE(opened);
    const auto credentials = (*opened)->credentials();
    REQUIRE(credentials);
    const auto why = remote::whyUnusable(credentials->front());
    REQUIRE(why);
    CHECK(why->code == ErrorCode::RemoteCredentialDisabled);
}

TEST_CASE("A remote signing service that has no key for a person, or one that is not understood, says so") {
    const TestCa ca;
    SigningService service(ca, {});
    Person person(ca);
    const auto credentialsOf = [&] {
        const auto opened = remote::RemoteService::open(setupFor(service, ca), person);
        REQUIRE(opened);
        return (*opened)->credentials();
    };
    service.answerInstead(u"credentials/info"_s,
                          SigningService::Response{200, R"({"key":{"status":"enabled"}})", {}});
    CHECK(credentialsOf().error().cause == u"without a usable cert/certificates");
    service.answerInstead(u"credentials/list"_s,
                          SigningService::Response{200, R"({"credentialIDs":[]})", {}});
    CHECK(credentialsOf().error().code == ErrorCode::RemoteCredentialMissing);
}

TEST_CASE("The settings name a remote signing service by an https address and a name for this program") {
    QTemporaryDir folder;
    settings::Settings settings({.policyFile = {}, .userFile = folder.filePath(u"s.ini"_s)});
    CHECK(remote::remoteSetup(settings)->has_value() == false);
    REQUIRE(settings.set(settings::Key::RemoteService, u"https://imza.example/csc/v2"_s));
    CHECK(remote::remoteSetup(settings).error().code == ErrorCode::SettingInvalid);
    REQUIRE(settings.set(settings::Key::RemoteClient, u"yenile"_s));
    CHECK((*remote::remoteSetup(settings))->client == u"yenile");
    REQUIRE(settings.set(settings::Key::RemoteService, u"http://imza.example/csc/v2"_s));
    CHECK(remote::remoteSetup(settings).error().arguments == QStringList{u"signature/remoteService"_s});
}
