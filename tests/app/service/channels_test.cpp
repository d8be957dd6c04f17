// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/channels.h"
#include "app/service/messages/smtp_channel.h"
#include "core/base/file.h"
#include "tests/app/service/api.h"
#include "tests/support/https_server.h"
#include "tests/support/smtp_server.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimeZone>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::registration;

namespace {

const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0), QTimeZone::utc());

QString decoded(const QByteArray& mail) {
    return QString::fromUtf8(QByteArray::fromBase64(mail.mid(mail.indexOf("\r\n\r\n"))));
}

/// A courier over a database of its own, and a mail server and a gateway that it may send to.
struct Post {
    TestCa ca;
    Identity tls = ca.issueTls();
    QTemporaryDir folder;
    SmtpServer mail{ca, tls};
    int gatewayStatus = 200;
    HttpsServer gateway{ca, tls, [this](const auto&) { return HttpsServer::Response{gatewayStatus}; }};
    FixedClock clock{noon};
    registration::ServiceSettings settings;
    Database database{prepared(settings, folder.path())};
    std::unique_ptr<Courier> courier;

    Post() {
        REQUIRE(writeFile(folder.filePath(QStringLiteral("ca.pem")), ca.root().certificatePem()));
        REQUIRE(writeFile(folder.filePath(QStringLiteral("secret")), "password\n"));
        settings.mail = {mail.url(), QStringLiteral("kayit@ca.example"), QStringLiteral("user"),
                         QStringLiteral("secret"), QStringLiteral("ca.pem")};
        settings.smsGateway.url = gateway.address().toString() + QStringLiteral("/send?to={to}");
        settings.smsGateway.header = QStringLiteral("Authorization: Bearer {secret}");
        settings.smsGateway.body = QStringLiteral(R"({"to": "{to}", "message": "{text}", "id": "{id}"})");
        settings.smsGateway.secretFile = QStringLiteral("secret");
        settings.smsGateway.caFile = QStringLiteral("ca.pem");
        start();
    }

    static const registration::ServiceSettings& prepared(registration::ServiceSettings& settings,
                                                         const QString& path) {
        settings.state = QDir(path);
        return settings;
    }

    void start() {
        courier.reset();
        courier = std::make_unique<Courier>(database, clock, "key", openChannels(settings, clock).value());
        courier->start();
    }
    void put(const QString& kind, const QJsonObject& message, int lifetime = 3600) const {
        database.transaction([&] { courier->put(kind, message, lifetime); });
        courier->wake();
    }
    [[nodiscard]] qsizetype waiting() const {
        return database.select(QStringLiteral("SELECT id FROM outgoing")).size();
    }
    [[nodiscard]] int tries() const {
        const auto row = database.selectOne(QStringLiteral("SELECT tries FROM outgoing"));
        return row ? row->value(0).toInt() : 0;
    }
    /// Whether the message has been tried and waits for its next turn.
    [[nodiscard]] bool isPutOff() const {
        const auto row = database.selectOne(QStringLiteral("SELECT due_at - ? FROM outgoing WHERE tries > 0"),
                                            {clock.now().toMSecsSinceEpoch()});
        return row && row->value(0).toLongLong() <= 4'000;
    }
};

const QJsonObject letter{
    {QStringLiteral("to"), QStringLiteral("ayse@kurum.example")},
    {QStringLiteral("subject"), QStringLiteral("Başvuru Formu Erişim Parolası ğüşıöç İĞÜŞÖÇ")},
    {QStringLiteral("text"), QStringLiteral("Sayın AYŞE,\n.\nParola: X\n")}};
const QJsonObject sms{{QStringLiteral("to"), QStringLiteral("+905321112242")},
                      {QStringLiteral("text"), QStringLiteral("Kod \"123\" {to} \\ ı")}};

} // namespace

TEST_CASE("An e-mail reaches its mail server whole, over TLS and with a login") {
    Post post;
    post.put(QStringLiteral("mail"), letter);
    REQUIRE(comesTrue([&] { return post.mail.mails().size() == 1 && post.waiting() == 0; }));
    const SmtpServer::Mail& mail = post.mail.mails().front();
    CHECK(mail.from.startsWith("<kayit@ca.example>"));
    CHECK(mail.to == QByteArrayList{"<ayse@kurum.example>"});
    CHECK(decoded(mail.content) == QStringLiteral("Sayın AYŞE,\r\n.\r\nParola: X\r\n"));
    for (const QByteArray& line : mail.content.split('\n'))
        CHECK(line.size() <= 79);
    CHECK(mail.content.contains("Content-Type: text/plain; charset=UTF-8\r\n"));
    CHECK(mail.content.contains("@ca.example>\r\n")); // Message-ID
}

TEST_CASE("A mail server that cannot just now gets the e-mail later, the same one") {
    Post post;
    const auto* const step = GENERATE("MAIL", "RCPT", "content");
    post.mail.moods.insert(step, "451 later");
    post.put(QStringLiteral("mail"), letter);
    REQUIRE(comesTrue([&] { return post.isPutOff(); }));
    CHECK(post.mail.mails().empty());
    post.clock.set(noon.addSecs(60));
    post.start();
    CHECK(comesTrue([&] { return post.mail.mails().size() == 1 && post.waiting() == 0; }));
}

TEST_CASE("An e-mail that the server refuses for good is given up, and those after it go on") {
    Post post;
    post.mail.moods.insert("RCPT", "550 nobody here");
    post.put(QStringLiteral("mail"), letter);
    CHECK(comesTrue([&] { return post.waiting() == 0; }));
    CHECK(post.mail.mails().empty());
    post.put(QStringLiteral("mail"), letter);
    CHECK(comesTrue([&] { return post.mail.mails().size() == 1 && post.waiting() == 0; }));
}

TEST_CASE("An address that would smuggle a command into the mail never leaves") {
    Post post;
    QJsonObject bad = letter;
    bad.insert(QStringLiteral("to"),
               GENERATE(QStringLiteral("a@b.example>\r\nRCPT TO:<c@d.example"),
                        QStringLiteral("a b@c.example"), QStringLiteral("a@b.example,c@d.example"),
                        QStringLiteral("nobody"), QString()));
    post.put(QStringLiteral("mail"), bad);
    CHECK(comesTrue([&] { return post.waiting() == 0; }));
    CHECK(post.mail.mails().empty());
}

TEST_CASE("A mail server without TLS, or with another's certificate, is not spoken to") {
    Post post;
    if (GENERATE(true, false)) {
        post.mail.moods.insert("EHLO", "250 test");
    } else {
        REQUIRE(writeFile(post.folder.filePath(QStringLiteral("ca.pem")), TestCa().root().certificatePem()));
    }
    post.put(QStringLiteral("mail"), letter);
    CHECK(comesTrue([&] { return post.isPutOff(); }));
    CHECK(post.mail.mails().empty());
}

TEST_CASE("A message that is not sent when it has expired is given up") {
    Post post;
    post.gatewayStatus = 503;
    post.put(QStringLiteral("sms"), sms, 30);
    REQUIRE(comesTrue([&] { return post.isPutOff(); }));
    post.gatewayStatus = 200;
    post.clock.set(noon.addSecs(31));
    post.courier->wake();
    CHECK(comesTrue([&] { return post.waiting() == 0; }));
    CHECK(post.gateway.requests().size() == 1);
}

TEST_CASE("An SMS goes to the gateway as its template says") {
    Post post;
    post.put(QStringLiteral("sms"), sms);
    REQUIRE(comesTrue([&] { return post.gateway.requests().size() == 1 && post.waiting() == 0; }));
    const ReceivedRequest& request = post.gateway.requests().front();
    CHECK(request.verb == "POST");
    CHECK(request.target == "/send?to=%2B905321112242");
    CHECK(request.headers.value("authorization") == "Bearer password");
    CHECK(request.headers.value("content-type") == "application/json");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    CHECK(body.value(u"message").toString() == sms.value(u"text").toString());
    CHECK(body.value(u"to").toString() == sms.value(u"to").toString());
    CHECK(body.value(u"id").toString().size() == 36);
}

TEST_CASE("A gateway may want a form, XML or a plain address") {
    Post post;
    const auto kind = GENERATE(0, 1, 2);
    post.settings.smsGateway.contentType = QStringLiteral("application/x-www-form-urlencoded");
    post.settings.smsGateway.body = QStringLiteral("m={text}");
    if (kind == 1) {
        post.settings.smsGateway.contentType = QStringLiteral("text/xml");
        post.settings.smsGateway.body = QStringLiteral("<m>{text}</m>");
    } else if (kind == 2) {
        post.settings.smsGateway.body.clear();
        post.settings.smsGateway.url = post.gateway.address().toString() + QStringLiteral("/?m={text}");
    }
    post.start();
    post.put(QStringLiteral("sms"), sms);
    REQUIRE(comesTrue([&] { return post.gateway.requests().size() == 1 && post.waiting() == 0; }));
    const ReceivedRequest& request = post.gateway.requests().front();
    const QByteArray escaped = "m=Kod%20%22123%22%20%7Bto%7D%20%5C%20%C4%B1";
    CHECK((kind == 0   ? request.body == escaped
           : kind == 1 ? request.body == "<m>Kod &quot;123&quot; {to} \\ \xc4\xb1</m>"
                       : request.verb == "GET" && request.target == "/?" + escaped));
}

TEST_CASE("A gateway that fails, is lost on the way or never answers is asked again later") {
    Post post;
    post.gatewayStatus = GENERATE(500, 429, 302);
    post.put(QStringLiteral("sms"), sms);
    REQUIRE(comesTrue([&] { return post.isPutOff(); }));
    CHECK(post.gateway.requests().size() == 1);
    post.gatewayStatus = 202;
    post.clock.set(noon.addSecs(60));
    post.courier->wake();
    CHECK(comesTrue([&] { return post.waiting() == 0; }));
    CHECK(post.gateway.requests().size() == 2);
}

TEST_CASE("What waits is sealed, and outlives the service that put it") {
    Post post;
    post.gatewayStatus = 503;
    post.put(QStringLiteral("sms"), sms);
    REQUIRE(comesTrue([&] { return post.isPutOff(); }));
    const auto row = post.database.selectOne(QStringLiteral("SELECT message FROM outgoing"));
    REQUIRE(row);
    CHECK(!row->value(0).toByteArray().contains("123"));
    post.gatewayStatus = 200;
    post.clock.set(noon.addSecs(60));
    post.start();
    CHECK(comesTrue([&] { return post.waiting() == 0; }));
}

TEST_CASE("What is told of one subject comes in its order, and holds up nobody else's") {
    Post post;
    const auto put = [&](const QString& subject, int number) {
        QJsonObject message = sms;
        message.insert(QStringLiteral("text"), subject + QString::number(number));
        post.database.transaction(
            [&] { post.courier->put(QStringLiteral("sms"), message, 3600, {subject, number}); });
    };
    const auto told = [&] {
        QStringList texts;
        for (const ReceivedRequest& request : post.gateway.requests())
            texts << QJsonDocument::fromJson(request.body)[u"message"].toString();
        return texts;
    };
    post.gatewayStatus = 503;
    put(QStringLiteral("a"), 1);
    post.courier->wake();
    REQUIRE(comesTrue([&] { return post.isPutOff(); }));
    post.gatewayStatus = 200;
    put(QStringLiteral("a"), 3);
    put(QStringLiteral("a"), 2);
    put(QStringLiteral("b"), 1);
    post.courier->wake();
    REQUIRE(comesTrue([&] { return told().contains(QStringLiteral("b1")) && post.waiting() == 3; }));
    post.clock.set(noon.addSecs(60));
    put(QStringLiteral("b"), 2);
    post.courier->wake();
    REQUIRE(comesTrue([&] { return post.waiting() == 0; }));
    QStringList ofA = told().filter(QStringLiteral("a"));
    CHECK(ofA == QStringList{QStringLiteral("a1"), QStringLiteral("a1"), QStringLiteral("a2"),
                             QStringLiteral("a3")});
}

TEST_CASE("Two instances over one database send a message once") {
    Post post;
    Courier other(post.database, post.clock, "key", openChannels(post.settings, post.clock).value());
    other.start();
    for (int i = 0; i < 10; ++i) {
        post.put(QStringLiteral("sms"), sms);
        post.database.transaction([&] { other.put(QStringLiteral("sms"), sms, 3600); });
        other.wake();
    }
    CHECK(comesTrue([&] { return post.waiting() == 0; }));
    CHECK(post.gateway.requests().size() == 20);
}

TEST_CASE("A service with a mail server sends the access password there, also after a restart") {
    const TestCa ca;
    const Identity tls = ca.issueTls();
    auto mail = std::make_unique<SmtpServer>(ca, tls);
    const quint16 port = mail->serverPort();
    const QTemporaryDir files;
    REQUIRE(writeFile(files.filePath(QStringLiteral("ca.pem")), ca.root().certificatePem()));
    REQUIRE(writeFile(files.filePath(QStringLiteral("secret")), "password"));
    ServiceProcess service({{{QStringLiteral("mail/url"), mail->url()},
                             {QStringLiteral("mail/from"), QStringLiteral("kayit@ca.example")},
                             {QStringLiteral("mail/user"), QStringLiteral("user")},
                             {QStringLiteral("mail/passwordFile"), files.filePath(QStringLiteral("secret"))},
                             {QStringLiteral("mail/caFile"), files.filePath(QStringLiteral("ca.pem"))}},
                            {}});
    mail.reset(); // nobody listens
    Api api(service);
    QJsonObject request = api.solvedCaptcha();
    request.insert(QStringLiteral("identityNumber"), ayse);
    CHECK(api.post(QStringLiteral("/v1/access-passwords"), request).status == 202);
    REQUIRE(comesTrue([&] {
        return readFile(service.state().filePath(QStringLiteral("service.log"))).value().contains("not sent");
    }));
    service.kill();
    mail = std::make_unique<SmtpServer>(ca, tls, port);
    service.start();
    REQUIRE(comesTrue([&] { return mail->mails().size() == 1; }));
    const QString text = decoded(mail->mails().front().content);
    const QString password = text.section(QStringLiteral("Parolası: "), 1).left(12);
    CHECK(api.tryLogIn(ayse, password).status == 201);
}
