// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/api.h"
#include "tests/app/service/raw_connection.h"
#include "tests/app/service/service_database.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

using namespace yenile;
using namespace yenile::tests;

namespace {

ServiceOptions with(const QMap<QString, QString>& settings) {
    return {settings, {}};
}

QByteArray post(const char* path, const QByteArray& headers, const QByteArray& body) {
    return QByteArray("POST ") + path +
           " HTTP/1.1\r\nHost: x\r\nIdempotency-Key: 0f8fad5b-d9cb-469f-a165-70867728950e\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

bool answersOthers(const ServiceProcess& service) {
    return Api(service).get(QStringLiteral("/v1/service")).status == 200;
}

/// The most memory that the service had so far, in KiB.
qint64 peakMemory(const ServiceProcess& service) {
    const QByteArray status =
        readFile(QStringLiteral("/proc/%1/status").arg(service.processId())).value_or(QByteArray());
    const qsizetype at = status.indexOf("VmHWM:") + 6;
    return status.mid(at, status.indexOf("kB", at) - at).trimmed().toLongLong();
}

} // namespace

TEST_CASE("Who sends a request's head byte by byte is left, and others are answered meanwhile") {
    const ServiceProcess service(with({{QStringLiteral("http/headSeconds"), QStringLiteral("1")},
                                       {QStringLiteral("http/threads"), QStringLiteral("4")},
                                       {QStringLiteral("http/connectionsPerAddress"), QStringLiteral("4")}}));
    RawConnection slow(service);
    RawConnection slower(service);
    slow.send("GET /v1/service HTTP/1.1\r\nX-Slow: ");
    while (slow.isOpen()) {
        slow.send("a"); // each of them in time for the library's own limit
        slower.send("G");
        CHECK(answersOthers(service));
    }
    CHECK(slow.readToEnd().isEmpty());
    CHECK(slower.readToEnd().isEmpty());
}

TEST_CASE("Who sends a body more slowly than a line can be is left") {
    const ServiceProcess service(with({{QStringLiteral("http/headSeconds"), QStringLiteral("1")},
                                       {QStringLiteral("http/bytesPerSecond"), QStringLiteral("100000")}}));
    RawConnection slow(service);
    QByteArray head = post("/v1/sessions", "Content-Type: application/json\r\n", QByteArray(60'000, ' '));
    slow.send(head.first(head.size() - 60'000));
    while (slow.isOpen())
        slow.send(" ");
    CHECK(answersOthers(service));
}

TEST_CASE("More connections than an address may have are closed, the others go on") {
    const ServiceProcess service(with({{QStringLiteral("http/connectionsPerAddress"), QStringLiteral("3")}}));
    const QByteArray request = "GET /v1/service HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    std::vector<std::unique_ptr<RawConnection>> open;
    for (int i = 0; i < 3; ++i)
        open.push_back(std::make_unique<RawConnection>(service));
    const auto oneMore = [&] {
        try {
            RawConnection connection(service);
            connection.send(request);
            return statusOf(connection.readToEnd());
        } catch (const std::runtime_error&) {
            return 0;
        }
    };
    CHECK(oneMore() == 0);
    open.front()->send(request);
    CHECK(statusOf(open.front()->readToEnd()) == 200);
    while (oneMore() == 0) {
    } // the place becomes free
}

TEST_CASE("A head without end is cut off before it takes memory") {
    const ServiceProcess service;
    CHECK(answersOthers(service));
    const qint64 before = peakMemory(service);
    const auto* const beginning = GENERATE("GET /", "GET / HTTP/1.1\r\nX: ", "GET / HTTP/1.1\r\n");
    RawConnection connection(service);
    connection.send(beginning);
    const QByteArray much = QByteArray(beginning).endsWith("\r\n") ? QByteArray("X-Y: z\r\n").repeated(10'000)
                                                                   : QByteArray(80'000, 'a');
    for (int i = 0; i < 500 && connection.isOpen(); ++i)
        connection.send(much);
    CHECK(!connection.isOpen());
    CHECK(peakMemory(service) - before < 20'000);
    CHECK(answersOthers(service));
}

TEST_CASE("A body larger than announced or allowed takes no memory") {
    const ServiceProcess service;
    CHECK(answersOthers(service));
    const qint64 before = peakMemory(service);
    const QByteArray head = "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            "Idempotency-Key: 0f8fad5b-d9cb-469f-a165-70867728950e\r\n";
    SECTION("announced as gigabytes") {
        RawConnection connection(service);
        connection.send(head + "Content-Length: 99999999999\r\n\r\n");
        CHECK(statusOf(connection.readToEnd()) == 413);
    }
    SECTION("in chunks without end") {
        RawConnection connection(service);
        connection.send(head + "Transfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "8000\r\n" + QByteArray(0x8000, ' ') + "\r\n";
        for (int i = 0; i < 1000 && connection.isOpen(); ++i)
            connection.send(chunk);
        CHECK(!connection.isOpen());
    }
    SECTION("in one chunk whose length is never finished") {
        RawConnection connection(service);
        connection.send(head + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 500 && connection.isOpen(); ++i)
            connection.send(QByteArray(80'000, '0'));
        CHECK(!connection.isOpen());
    }
    CHECK(peakMemory(service) - before < 20'000);
    CHECK(answersOthers(service));
}

TEST_CASE("Lengths that contradict each other end the connection") {
    const ServiceProcess service;
    const auto* const lengths = GENERATE("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                                         "Content-Length: 2\r\nContent-Length: 3\r\n",
                                         "Content-Length: -1\r\n", "Content-Length: 2x\r\n");
    RawConnection connection(service);
    connection.send(
        QByteArray("POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n") + lengths +
        "\r\n{}GET /v1/service HTTP/1.1\r\n\r\n");
    const QByteArray answer = connection.readToEnd();
    CHECK(statusOf(answer) == 400);
    CHECK(answer.count("HTTP/1.1") == 1);
}

TEST_CASE("A head that a proxy may understand otherwise smuggles no request in") {
    const ServiceProcess service;
    const QByteArray hidden = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    const QByteArray length = "Content-Length: " + QByteArray::number(hidden.size());
    const QByteArray head = GENERATE_COPY(
        "GET /v1/service HTTP/1.1\r\n" + length, "HEAD /v1/service HTTP/1.1\r\n" + length,
        "OPTIONS /v1/service HTTP/1.1\r\n" + length, "BREW /v1/service HTTP/1.1\r\n" + length,
        "TRACE /v1/service HTTP/1.1\r\n" + length,
        QByteArray("GET /v1/service HTTP/1.1\r\nTransfer-Encoding: chunked"),
        "GET /v1/service HTTP/1.1\r\n" + QByteArray(length).replace(':', " :"),
        QByteArray("POST /v1/challenges HTTP/1.1\r\nTransfer-Encoding: identity"),
        QByteArray("POST /v1/challenges HTTP/1.1\r\nTransfer-Encoding: gzip, chunked"),
        QByteArray("GET /v1/service HTTP/1.1\r\nHost: y"),
        QByteArray("GET /v1/service HTTP/1.1\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b"));
    RawConnection connection(service);
    connection.send(head + "\r\nHost: x\r\n\r\n" + hidden);
    const QByteArray answer = connection.readToEnd();
    INFO(head.toStdString());
    CHECK(statusOf(answer) == (head.startsWith("TRACE") ? 405 : 400));
    CHECK(answer.count("HTTP/1.1") == 1);
}

TEST_CASE("Multipart forms, whole and broken, are not taken") {
    const ServiceProcess service;
    for (const auto* const type : {"multipart/form-data; boundary=b", "multipart/form-data",
                                   "multipart/form-data; boundary=", "multipart/mixed; boundary=b"})
        for (const auto* const body :
             {"--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n", "--b\r\n\r\n",
              "\r\n--", ""})
            for (const QByteArray path : {"/v1/sessions", "/v1/challenges"}) {
                INFO(path.constData() << ' ' << type << '\n' << body);
                RawConnection connection(service);
                connection.send(
                    post(path, QByteArray("Connection: close\r\nContent-Type: ") + type + "\r\n", body));
                const int status = statusOf(connection.readUntil("\r\n\r\n"));
                // A captcha needs no body, so one of another kind does not matter.
                CHECK((status == 415 || (status == 201 && path == "/v1/challenges")));
            }
    CHECK(answersOthers(service));
}

TEST_CASE("What is no JSON, or JSON gone mad, is refused") {
    const ServiceProcess service;
    const Api api(service);
    const QByteArray deep = QByteArray(30'000, '[') + QByteArray(30'000, ']');
    for (const QByteArray& body :
         {QByteArray("{\"challengeId\":"), deep, R"({"a":)" + deep + "}", QByteArray("\xff\xfe{}"),
          QByteArray(R"({"challengeId": 1e999})"), QByteArray("{\"challengeId\":\"\\ud800\"}"),
          QByteArray(1, '\0'),
          QByteArray(
              R"({"challengeId":"a","captchaAnswer":["x"],"identityNumber":{},"accessPassword":null})")}) {
        const Reply reply =
            api.call({.method = "POST", .path = QStringLiteral("/v1/sessions"), .body = body});
        CHECK(reply.status == 422);
        CHECK(reply.code() == QStringLiteral("RequestInvalid"));
    }
    CHECK(answersOthers(service));
}

TEST_CASE("What looks like a path, a query or a header is taken for what it is: nothing of ours") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with());
    Api api(service);
    api.logIn(ayse);
    const QString order = api.orderId();
    for (const auto* const name :
         {"..%2f..%2fservice.ini", "%2e%2e", "' OR '1'='1", "x'; DROP TABLE orders; --", "x%00y",
          "%0d%0aSet-Cookie:%20a=b", "*", "%25s%25n", "\\..\\..", "{order}"}) {
        const QString encoded = QString::fromLatin1(name).replace(u' ', QStringLiteral("%20"));
        INFO(name);
        for (const auto* const pattern :
             {"/v1/orders/%1/form", "/v1/applications/%1", "/v1/applications/%1/documents/%1", "/%1"}) {
            QString target = QLatin1String(pattern);
            const Reply reply = api.get(target.replace(QStringLiteral("%1"), encoded));
            CHECK(reply.status == 404);
            CHECK(!reply.headers.contains(QStringLiteral("set-cookie")));
            CHECK(!reply.body.contains("[service]"));
        }
    }
    for (const auto* const number : {"' OR 1=1 --", "10000000146' --", "1\" OR \"\"=\""})
        CHECK(api.tryLogIn(QLatin1String(number), QStringLiteral("x")).code() ==
              QStringLiteral("IdentityNumberInvalid"));
    CHECK(api.tryLogIn(ayse, QStringLiteral("' OR '1'='1")).status == 401);
    const QString nul = QStringLiteral("x") + QChar(QChar::Null);
    CHECK(api.post(QStringLiteral("/v1/sessions"), {{QStringLiteral("challengeId"), nul},
                                                    {QStringLiteral("captchaAnswer"), nul},
                                                    {QStringLiteral("identityNumber"), ayse},
                                                    {QStringLiteral("accessPassword"), nul}})
              .code() == QStringLiteral("CaptchaIncorrect"));
    api.setToken(QStringLiteral("' OR '1'='1"));
    CHECK(api.get(QStringLiteral("/v1/orders")).status == 401);
    api.logIn(ayse);
    CHECK(api.orderId() == order);
}

TEST_CASE("A long path, many names in it and an unheard-of method are refused") {
    const ServiceProcess service;
    for (const auto& [request, expected] : std::initializer_list<std::pair<QByteArray, int>>{
             {"GET /" + QByteArray(8000, 'a'), 404},
             {"GET /" + QByteArray(20'000, 'a'), 414},
             {"GET " + QByteArray("/a").repeated(4000), 404},
             {"BREW /v1/service", 400},
             {"GET /v1/service?" + QByteArray("a=b&").repeated(1900), 200}}) {
        RawConnection connection(service);
        connection.send(request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        INFO(request.left(40).toStdString());
        CHECK(statusOf(connection.readUntil("\r\n\r\n")) == expected);
    }
    CHECK(answersOthers(service));
}

TEST_CASE("Who begins to speak HTTP/2 is left") {
    const ServiceProcess service(with({{QStringLiteral("http/headSeconds"), QStringLiteral("1")},
                                       {QStringLiteral("http/readSeconds"), QStringLiteral("1")}}));
    RawConnection connection(service);
    connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    CHECK(statusOf(connection.readToEnd()) != 200);
    CHECK(answersOthers(service));
}

TEST_CASE("An address that asks for too much in a minute has to wait") {
    const ServiceProcess service(with({{QStringLiteral("http/requestsPerMinute"), QStringLiteral("30")}}));
    const Api api(service);
    const auto challenge = [&] { return api.post(QStringLiteral("/v1/challenges")).status; };
    int refusals = 0;
    for (int i = 0; i < 12; ++i) // of two minutes at most
        refusals += challenge() == 429 ? 1 : 0;
    CHECK(refusals >= 6);
}

TEST_CASE("Wrong SMS codes close the door for longer and longer, however many codes are sent") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(store.with({{QStringLiteral("sms/resendPauseSeconds"), QStringLiteral("0")},
                                             {QStringLiteral("sms/wrongCodes"), QStringLiteral("4")}}));
    Api api(service);
    api.logIn(ayse);
    const QString id = api.approve(api.orderId()).value(u"id").toString();
    const auto enter = [&](const QString& code) {
        return api.post(path(id, "/confirmation"), {{QStringLiteral("code"), code}});
    };
    for (int i = 0; i < 3; ++i)
        CHECK(enter(QStringLiteral("x")).status == 422);
    CHECK(api.post(path(id, "/confirmation/resend")).status == 200);
    CHECK(enter(QStringLiteral("x")).status == 422);
    const Reply blocked = enter(service.smsCode(id));
    CHECK(blocked.status == 429);
    CHECK(blocked.headers.value(QStringLiteral("retry-after")).toInt() > 0);
}

TEST_CASE("An address that guesses is kept out, whichever persons and ways it tries") {
    const ServiceDatabase store(GENERATE(from_range(databaseKinds())));
    const ServiceProcess service(
        store.with({{QStringLiteral("limits/triesPerAddress"), QStringLiteral("4")}}));
    const Api api(service);
    QJsonObject wrongCaptcha = api.solvedCaptcha();
    wrongCaptcha.insert(QStringLiteral("captchaAnswer"), QStringLiteral("0"));
    wrongCaptcha.insert(QStringLiteral("identityNumber"), ayse);
    CHECK(api.post(QStringLiteral("/v1/access-passwords"), wrongCaptcha).status == 422);
    QJsonObject request = api.solvedCaptcha();
    request.insert(QStringLiteral("identityNumber"), QStringLiteral("10000000214"));
    CHECK(api.post(QStringLiteral("/v1/access-passwords"), request).status == 202);
    CHECK(api.tryLogIn(ayse, QStringLiteral("x")).status == 401);
    CHECK(api.tryLogIn(QStringLiteral("10000000214"), QStringLiteral("x")).status == 401);
    CHECK(api.tryLogIn(ilker, service.accessPassword(ilker)).status == 429);
}

TEST_CASE("Connections on which nothing is asked hold no thread, however many a proxy keeps open") {
    // Where they held one, nobody else would be answered before the time here is over, which no test waits
    // for.
    const ServiceProcess service(
        with({{QStringLiteral("http/threads"), QStringLiteral("4")},
              {QStringLiteral("http/waitingConnections"), QStringLiteral("4")},
              {QStringLiteral("http/keepAliveSeconds"), QStringLiteral("300")},
              {QStringLiteral("http/headSeconds"), QStringLiteral("300")},
              {QStringLiteral("http/forwardedHeader"), QStringLiteral("X-Forwarded-For")}}));
    const QByteArray request = "GET /v1/service HTTP/1.1\r\nHost: x\r\n\r\n";
    std::vector<std::unique_ptr<RawConnection>> open;
    for (int i = 0; i < 24; ++i) {
        open.push_back(std::make_unique<RawConnection>(service));
        if (i % 2 == 0)
            continue; // nothing at all is said on it
        open.back()->send(request);
        CHECK(statusOf(open.back()->readUntil("\r\n\r\n")) == 200);
    }
    CHECK(answersOthers(service));
    for (size_t i = 0; i < open.size(); ++i) {
        open[i]->send(request + request);                         // at once
        const QByteArray answer = open[i]->readUntil("\r\n\r\n"); // behind what was left of the first
        INFO(answer.toStdString());
        CHECK(answer.contains("HTTP/1.1 200"));
    }
}

TEST_CASE("Whoever writes a header of his own is counted by the address he has") {
    const ServiceProcess service(
        with({{QStringLiteral("limits/triesPerAddress"), QStringLiteral("2")},
              {QStringLiteral("http/forwardedHeader"), QStringLiteral("X-Forwarded-For")},
              {QStringLiteral("http/proxies"), QStringLiteral("192.0.2.1")}}));
    const Api api(service);
    const auto guess = [&](int number) {
        Call login =
            api.withCaptcha("/v1/sessions", {{QStringLiteral("identityNumber"), ayse},
                                             {QStringLiteral("accessPassword"), QStringLiteral("x")}});
        login.headers.insert("X-Forwarded-For", "198.51.100." + QByteArray::number(number));
        return api.call(login).status;
    };
    CHECK(guess(1) == 401);
    CHECK(guess(2) == 401);
    CHECK(guess(3) == 429);
}
