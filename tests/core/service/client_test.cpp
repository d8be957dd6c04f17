// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/core/service/client_bench.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QTcpServer>
#include <QTimeZone>
#include <QUuid>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::service;
using namespace yenile::tests;

using Bench = ClientBench;
using Fate = HttpsServer::Fate;
using Reply = HttpsServer::Response;

namespace {

LoginRequest login() {
    return {QStringLiteral("c-1"), QStringLiteral("ABC"), QStringLiteral("10000000146"), Secret("pass")};
}

QByteArray digestField(const QByteArray& content) {
    return "sha-256=:" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64() + ':';
}

Session session() {
    return {QStringLiteral("token-1"), QDateTime::currentDateTimeUtc().addSecs(600), QStringLiteral("AYŞE")};
}

Reply applicationAnswer(const QString& id) {
    Application application;
    application.id = id;
    return json(toJson(application));
}

} // namespace

TEST_CASE("what the service says of itself is read") {
    ServiceInfo info;
    info.name = QStringLiteral("Kayıt");
    Bench bench({json(toJson(info))});
    const Result<ServiceInfo> answer = await(bench.client.serviceInfo());
    REQUIRE(answer);
    CHECK(answer->name == QStringLiteral("Kayıt"));
    CHECK(bench.server.requests().front().target == "/v1/service");
    CHECK(bench.header(0, "authorization").isEmpty());
}

TEST_CASE("a clock that is wrong is noticed by the service's answers") {
    Reply now = json(toJson(ServiceInfo{}));
    const auto at = [](qint64 seconds) {
        return QByteArray("Date: ") + QLocale::c()
                                          .toString(QDateTime::currentDateTimeUtc().addSecs(seconds),
                                                    QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                                          .toLatin1();
    };
    now.headers = {at(-120)};
    Reply later = now;
    later.headers = {at(3600)};
    Reply nonsense = now;
    nonsense.headers = {"Date: tomorrow"};
    Bench bench({now, later, nonsense});
    CHECK(bench.client.checkClock()); // nothing is known yet
    REQUIRE(await(bench.client.serviceInfo()));
    CHECK(bench.client.checkClock());
    for (int answer = 0; answer < 2; ++answer) {
        REQUIRE(await(bench.client.serviceInfo()));
        const Result<void> checked = bench.client.checkClock();
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == ErrorCode::ClockWrong);
        CHECK(qAbs(checked.error().arguments.front().toInt() - 60) <= 1);
    }
}

TEST_CASE("that the service will want a newer client is known from the day on which it says so") {
    Reply announced = json(toJson(ServiceInfo{}));
    announced.headers = {"Deprecation: @1780272000", "Sunset: Thu, 01 Jul 2027 00:00:00 GMT"};
    Reply nonsense = announced;
    nonsense.headers = {"Sunset: soon"};
    Bench bench({json(toJson(ServiceInfo{})), announced, nonsense});
    REQUIRE(await(bench.client.serviceInfo()));
    CHECK_FALSE(bench.client.sunset());
    REQUIRE(await(bench.client.serviceInfo()));
    CHECK(bench.client.sunset() == QDateTime(QDate(2027, 7, 1), QTime(0, 0), QTimeZone::utc()));
    REQUIRE(await(bench.client.serviceInfo()));
    CHECK_FALSE(bench.client.sunset());
}

TEST_CASE("the session's token goes with what follows the login") {
    Bench bench({json(toJson(session()), 201), json(toJson(OrderList{}))});
    CHECK_FALSE(bench.client.hasSession());
    REQUIRE(await(bench.client.logIn(login())));
    CHECK(bench.client.hasSession());
    REQUIRE(await(bench.client.orders()));
    CHECK(bench.header(0, "authorization").isEmpty());
    CHECK(bench.header(1, "authorization") == "Bearer token-1");
    const auto sent = QJsonDocument::fromJson(bench.server.requests().front().body).object();
    CHECK(sent.value(QStringLiteral("accessPassword")).toString() == QStringLiteral("pass"));
}

TEST_CASE("a session that the service no longer knows is forgotten") {
    Bench bench({json(toJson(session()), 201), problem(401, {401, ErrorCode::SessionExpired, {}, {}})});
    REQUIRE(await(bench.client.logIn(login())));
    CHECK(await(bench.client.orders()).error().code == ErrorCode::SessionExpired);
    CHECK_FALSE(bench.client.hasSession());
}

TEST_CASE("of two logins at once the later one counts, and the session of the other is ended") {
    HttpsServer server(authority(), authority().issueTls(), [](const ReceivedRequest& request) {
        const auto sent = QJsonDocument::fromJson(request.body).object();
        Session opened = session();
        opened.token = sent.value(QStringLiteral("accessPassword")).toString();
        if (request.verb == "POST")
            return json(toJson(opened), 201);
        return request.verb == "DELETE" ? Reply{.status = 204} : json(toJson(OrderList{}));
    });
    Client client({server.address(), {QSslCertificate::fromData(authority().root().certificatePem())}, 2});
    const auto logIn = [&client](const char* password) {
        LoginRequest request = login();
        request.accessPassword = Secret(password);
        return client.logIn(std::move(request));
    };
    const Async<Session> first = logIn("first");
    const Async<Session> second = logIn("second");
    CHECK(await(first).error().code == ErrorCode::Cancelled);
    REQUIRE(await(second));
    REQUIRE(await(client.orders()));
    client.forgetSession();
    REQUIRE(await(client.logOut())); // of the first, that is on its way
    std::map<QByteArray, QByteArray> askedAs;
    for (const ReceivedRequest& request : server.requests())
        askedAs[request.verb] = request.headers.value("authorization");
    CHECK(askedAs["DELETE"] == "Bearer first");
    CHECK(askedAs["GET"] == "Bearer second");
}

TEST_CASE("who leaves ends the session at the service, once") {
    Bench bench({json(toJson(session()), 201), Reply{.status = 204}});
    CHECK(await(bench.client.logOut())); // nobody was there
    CHECK(bench.server.requests().empty());
    REQUIRE(await(bench.client.logIn(login())));
    const Async<void> first = bench.client.logOut();
    CHECK_FALSE(bench.client.hasSession());
    (void)await(bench.client.logOut()); // waits for the one that is on its way
    CHECK(first.isFinished());
    REQUIRE(bench.server.requests().size() == 2);
    CHECK(bench.server.requests().back().verb == "DELETE");
    CHECK(bench.server.requests().back().target == "/v1/sessions/current");
    CHECK(bench.server.requests().back().body.isEmpty());
    CHECK(bench.header(1, "authorization") == "Bearer token-1");
    CHECK_FALSE(QUuid::fromString(QString::fromLatin1(bench.header(1, "idempotency-key"))).isNull());
}

TEST_CASE("nobody who leaves waits for a service that does not answer, or asks it twice") {
    const Reply poor = GENERATE(Reply{.fate = Fate::Never}, Reply{.status = 503});
    HttpsServer server(authority(), authority().issueTls(), inTurn({json(toJson(session()), 201), poor}));
    Client client({server.address(), {QSslCertificate::fromData(authority().root().certificatePem())}, 3600});
    REQUIRE(await(client.logIn(login())));
    CHECK_FALSE(await(client.logOut()));
    CHECK(server.requests().size() == 2);
}

TEST_CASE("the code and the arguments of a refusal come through") {
    Bench bench({problem(422, {422, ErrorCode::SmsCodeIncorrect, {QStringLiteral("3")}, {}})});
    const auto answer = await(bench.client.confirm(QStringLiteral("A-1"), QStringLiteral("123456")));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::SmsCodeIncorrect);
    CHECK(answer.error().arguments == QStringList{QStringLiteral("3")});
    CHECK(bench.server.requests().size() == 1);
}

TEST_CASE("a refusal tells how long to wait") {
    Bench bench({problem(429, {429, ErrorCode::TooManyAttempts, {}, {}}, {"Retry-After: 17"})});
    const auto answer = await(bench.client.logIn(login()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::TooManyAttempts);
    CHECK(answer.error().arguments == QStringList{QStringLiteral("17")});
}

TEST_CASE("a service that asks for a pause is left in peace") {
    Bench bench({problem(503, {503, ErrorCode::ServiceBusy, {}, {}}, {"Retry-After: 30"})});
    const auto answer = await(bench.client.serviceInfo());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::ServiceBusy);
    CHECK(answer.error().arguments == QStringList{QStringLiteral("30")});
    CHECK(bench.server.requests().size() == 1);
}

TEST_CASE("a service that is busy for a moment is asked again when it says") {
    const int status = GENERATE(503, 429);
    Bench bench({Reply{.status = status, .headers = {"Retry-After: 1"}}, json(toJson(ServiceInfo{}))});
    CHECK(await(bench.client.serviceInfo()));
    CHECK(bench.server.requests().size() == 2);
}

TEST_CASE("the end of a pause may be told as a date") {
    Bench bench(
        {problem(503, {503, ErrorCode::ServiceBusy, {}, {}},
                 {"Date: Tue, 24 Nov 2026 10:00:00 GMT", "Retry-After: Tue, 24 Nov 2026 10:02:00 GMT"})});
    const auto answer = await(bench.client.serviceInfo());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::ServiceBusy);
    CHECK(answer.error().arguments == QStringList{QStringLiteral("120")});
}

TEST_CASE("after a lost connection a request is repeated under its own key") {
    const Fate fate = GENERATE(Fate::LostBefore, Fate::LostWithin);
    const Reply whole = json(toJson(session()), 201);
    Reply lost = whole;
    lost.fate = fate;
    Bench bench({lost, lost, whole});
    REQUIRE(await(bench.client.logIn(login())));
    REQUIRE(bench.server.requests().size() == 3);
    CHECK_FALSE(QUuid::fromString(QString::fromLatin1(bench.header(0, "idempotency-key"))).isNull());
    CHECK(bench.header(0, "idempotency-key") == bench.header(2, "idempotency-key"));
}

TEST_CASE("two requests of the same kind have two keys") {
    Bench bench({json(toJson(session()), 201)});
    REQUIRE(await(bench.client.logIn(login())));
    REQUIRE(await(bench.client.logIn(login())));
    CHECK(bench.header(0, "idempotency-key") != bench.header(1, "idempotency-key"));
}

TEST_CASE("a gateway that lost the service behind it is asked again") {
    Bench bench({Reply{.status = 502}, json(toJson(ServiceInfo{}))});
    CHECK(await(bench.client.serviceInfo()));
    CHECK(bench.server.requests().size() == 2);
}

TEST_CASE("the same bundle always has the same key, another one another") {
    const auto submit = [](const char* id, const QByteArray& bundle) {
        Bench bench({applicationAnswer(QLatin1String(id))});
        REQUIRE(await(bench.client.submitBundle(QLatin1String(id), bundle)));
        return bench.header(1, "idempotency-key");
    };
    const QByteArray key = submit("A-1", "bundle");
    CHECK(QUuid::fromString(QString::fromLatin1(key)).version() == QUuid::Sha1);
    CHECK(submit("A-1", "bundle") == key);
    CHECK(submit("A-1", "bundle2") != key);
    CHECK(submit("A-2", "bundle") != key);
}

TEST_CASE("a bundle is sent as it is, with its digest, and its progress is told") {
    Bench bench({applicationAnswer(QStringLiteral("A-1"))});
    const QByteArray bundle(300'000, 'x');
    qint64 last = 0;
    const auto answer =
        await(bench.client.submitBundle(QStringLiteral("A-1"), bundle, [&](qint64 sent, qint64 total) {
            CHECK(total == bundle.size());
            CHECK(sent >= last);
            last = sent;
        }));
    REQUIRE(answer);
    CHECK(last == bundle.size());
    CHECK(bench.server.requests().at(1).body == bundle);
    CHECK(bench.header(1, "content-type") == "application/vnd.etsi.asic-e+zip");
    CHECK(bench.header(1, "content-digest") == digestField(bundle));
}

TEST_CASE("a bundle that was cut off goes on from what the service has") {
    const QByteArray bundle(300'000, 'x');
    const auto [received, first] = GENERATE(table<int, int>({{100'000, 100'000}, {300'000, 299'999}}));
    Reply cut = json({});
    cut.fate = Fate::LostWithin; // Qt repeats by itself what was lost before
    Bench bench({problem(404, {404, ErrorCode::NotFound, {}, {}}), cut,
                 json(toJson(BundleUpload{sha256Hex(bundle), received})),
                 applicationAnswer(QStringLiteral("A-1"))});
    const auto answer = await(bench.client.submitBundle(QStringLiteral("A-1"), bundle));
    REQUIRE(answer);
    REQUIRE(bench.server.requests().size() == 4);
    CHECK(bench.header(1, "content-range").isEmpty());
    CHECK(bench.server.requests().at(2).verb == "GET");
    CHECK(bench.server.requests().at(3).body == bundle.sliced(first));
    CHECK(bench.header(3, "content-range") == "bytes " + QByteArray::number(first) + "-299999/300000");
    CHECK(bench.header(3, "repr-digest") == digestField(bundle));
    CHECK(bench.header(3, "idempotency-key") == bench.header(1, "idempotency-key"));
}

TEST_CASE("what the service has of another bundle is no beginning of this one") {
    Bench bench(
        {json(toJson(BundleUpload{sha256Hex("another"), 3})), applicationAnswer(QStringLiteral("A-1"))});
    REQUIRE(await(bench.client.submitBundle(QStringLiteral("A-1"), "bundle")));
    CHECK(bench.server.requests().at(1).body == "bundle");
    CHECK(bench.header(1, "content-range").isEmpty());
}

TEST_CASE("what the service will never take is its verdict on the bundle, and anything else an error") {
    const auto [status, code, isFinal] = GENERATE(table<int, ErrorCode, bool>({
        {422, ErrorCode::SignatureInvalid, true},
        {422, ErrorCode::ClockWrong, true}, // by its own clock
        {422, ErrorCode::PdfLimitExceeded, true},
        {422, ErrorCode::DocumentTooCostly, true},
        {422, ErrorCode::CertificateNotYetValid, false},
        {503, ErrorCode::RevocationUnknown, false},
        {409, ErrorCode::StateConflict, false},
        {409, ErrorCode::AlreadySubmitted, false},
    }));
    CAPTURE(status, codeName(code).toStdString());
    Bench bench({problem(404, {404, ErrorCode::NotFound, {}, {}}),
                 problem(status, {status, code, {}, {}}, {"Retry-After: 60"})});
    const auto answer = await(bench.client.submitBundle(QStringLiteral("A-1"), "bundle"));
    CHECK(answer.has_value() == isFinal);
    CHECK((answer ? answer->refusal.value_or(Error()) : answer.error()).code == code);
}

TEST_CASE("what is said of another order or application than was asked about is not believed") {
    Application other;
    other.id = QStringLiteral("A-2");
    other.orderId = QStringLiteral("O-2");
    const auto named = [](const auto& answer) {
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == ErrorCode::ServiceAnswerInvalid);
        return answer.error().cause.toStdString();
    };
    const QString id = QStringLiteral("A-1");
    Bench bench({json(toJson(other))});
    CHECK(named(await(bench.client.application(id))) == "/id");
    CHECK(named(await(bench.client.confirm(id, QStringLiteral("123456")))) == "/id");
    CHECK(named(await(bench.client.resendCode(id))) == "/id");
    CHECK(named(await(bench.client.chooseMethod(id, Method::WetInk))) == "/id");
    CHECK(named(await(bench.client.submitBundle(id, "bundle"))) == "/id");
    CHECK(named(await(bench.client.apply(QStringLiteral("O-1"), {}))) == "/orderId");
    Bench form({json(toJson(ApplicationForm{QStringLiteral("O-2"), {}, {}}))});
    CHECK(named(await(form.client.form(QStringLiteral("O-1")))) == "/orderId");
    Bench status({json(toJson(ApplicationStatus{QStringLiteral("A-2"), {}}))});
    CHECK(named(await(status.client.status(id))) == "/applicationId");
}

TEST_CASE("what comes from the service becomes no other path") {
    Bench bench({applicationAnswer(QStringLiteral("../a b?c#d"))});
    REQUIRE(await(bench.client.application(QStringLiteral("../a b?c#d"))));
    CHECK(bench.server.requests().front().target == "/v1/applications/..%2Fa%20b%3Fc%23d");
}

TEST_CASE("a document that is not the announced one is not handed out") {
    Bench bench({Reply{.contentType = QByteArrayLiteral("application/pdf"), .body = "%PDF-1.7 one"}});
    DocumentInfo info{
        MemberName::of(QStringLiteral("application.pdf")).value(), {}, 12, sha256Hex("%PDF-1.7 one")};
    CHECK(await(bench.client.document(QStringLiteral("A-1"), info)));
    info.sha256 = sha256Hex("%PDF-1.7 two");
    CHECK(await(bench.client.document(QStringLiteral("A-1"), info)).error().code ==
          ErrorCode::DocumentAltered);
}

TEST_CASE("an answer that was packed although nobody asked for it is not unpacked") {
    Bench bench({Reply{.body = qCompress(QByteArray(64 * 1024 * 1024, ' ')).sliced(4),
                       .headers = {"Content-Encoding: deflate"}}});
    CHECK(await(bench.client.serviceInfo()).error().code == ErrorCode::ServiceAnswerInvalid);
    CHECK(bench.header(0, "accept-encoding") == "identity");
}

TEST_CASE("the method is changed only of the application that was seen last") {
    Application application;
    application.id = QStringLiteral("A-1");
    Reply first = json(toJson(application));
    first.headers = {"ETag: \"1\""};
    Reply second = first;
    second.headers = {"ETag: \"2\""};
    Bench bench({first, second, problem(412, {412, ErrorCode::ChangedMeanwhile, {}, {}})});
    REQUIRE(await(bench.client.application(application.id)));
    REQUIRE(await(bench.client.chooseMethod(application.id, Method::WetInk)));
    CHECK(await(bench.client.chooseMethod(application.id, Method::Electronic)).error().code ==
          ErrorCode::ChangedMeanwhile);
    CHECK(bench.header(0, "if-match").isEmpty());
    CHECK(bench.header(1, "if-match") == "\"1\"");
    CHECK(bench.header(2, "if-match") == "\"2\"");
}

TEST_CASE("an answer that is no answer is told as such") {
    const Reply answer = GENERATE(Reply{.body = "not json"}, Reply{.body = "{}"},
                                  Reply{.body = QByteArray(33 * 1024 * 1024, ' ')});
    Bench bench({answer});
    CHECK(await(bench.client.serviceInfo()).error().code == ErrorCode::ServiceAnswerInvalid);
    CHECK(bench.server.requests().size() == 1);
}

TEST_CASE("a fault of the service is told as its own") {
    Bench bench({Reply{.status = 500}});
    CHECK(await(bench.client.serviceInfo()).error().code == ErrorCode::ServiceFailed);
}

TEST_CASE("a service that does not answer is not waited for without end") {
    Bench bench({Reply{.fate = Fate::Never}});
    CHECK(await(bench.client.serviceInfo()).error() ==
          Error{ErrorCode::ServiceTimedOut, {}, QStringLiteral("silent for 2 s")});
}

TEST_CASE("a service that answers byte by byte is not waited for without end") {
    Bench bench({Reply{.body = QByteArray(1000, ' '), .fate = Fate::ByteByByte}});
    Connection connection = bench.connection();
    connection.longestSeconds = 1;
    Client client(connection);
    CHECK(await(client.serviceInfo()).error() ==
          Error{ErrorCode::ServiceTimedOut, {}, QStringLiteral("no end after 1 s")});
}

TEST_CASE("a service whose certificate is not trusted hears nothing") {
    const tests::TestCa stranger(QStringLiteral("Stranger"));
    tests::LeafProfile elsewhere;
    elsewhere.extendedKeyUsage = QStringLiteral("serverAuth");
    elsewhere.subjectAltName = QStringLiteral("DNS:elsewhere.example");
    elsewhere.qcCompliance = elsewhere.nesStatement = elsewhere.nonRepudiation = false;
    tests::LeafProfile ended = elsewhere;
    ended.subjectAltName = QStringLiteral("IP:127.0.0.1");
    ended.notBefore = QDateTime::currentDateTimeUtc().addDays(-20);
    ended.notAfter = QDateTime::currentDateTimeUtc().addDays(-10);
    const int which = GENERATE(0, 1, 2);
    CAPTURE(which);
    const tests::TestCa& ca = which == 0 ? stranger : authority();
    const tests::Identity identity = which == 0   ? ca.issueTls()
                                     : which == 1 ? ca.issue(elsewhere)
                                                  : ca.issue(ended);
    Bench bench({json(toJson(ServiceInfo{}))}, ca, identity);
    const auto answer = await(bench.client.serviceInfo());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::ServiceCertificateUntrusted);
    CHECK(answer.error().cause.contains(QLatin1String(which == 1 ? "host name" : "certificate")));
    CHECK(bench.server.requests().empty());
}

TEST_CASE("where nothing listens the service is unreachable") {
    QTcpServer listener;
    REQUIRE(listener.listen(QHostAddress::LocalHost));
    const QUrl address(QStringLiteral("https://127.0.0.1:%1").arg(listener.serverPort()));
    listener.close();
    Client client({address, {}, 2});
    CHECK(await(client.serviceInfo()).error().code == ErrorCode::ServiceUnreachable);
}

TEST_CASE("nothing is sent without TLS") {
    QTcpServer listener;
    REQUIRE(listener.listen(QHostAddress::LocalHost));
    Client client({QUrl(QStringLiteral("http://127.0.0.1:%1").arg(listener.serverPort())), {}, 2});
    CHECK(await(client.serviceInfo()).error().code == ErrorCode::ServiceAddressMissing);
    CHECK_FALSE(listener.hasPendingConnections());
    Client nowhere({});
    CHECK(await(nowhere.serviceInfo()).error().code == ErrorCode::ServiceAddressMissing);
}

TEST_CASE("a client that goes takes its requests with it") {
    Bench bench({Reply{.fate = Fate::Never}});
    auto client = std::make_unique<Client>(bench.connection());
    Async<ServiceInfo> answer = client->serviceInfo();
    client.reset();
    CHECK(await(answer).error().code == ErrorCode::Cancelled);
}
