// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/await.h"
#include "core/oauth/authorization_code.h"
#include "core/oauth/loopback_listener.h"
#include "core/oauth/pkce.h"

#include <catch2/catch.hpp>

#include <QTcpSocket>
#include <QThread>
#include <QtConcurrent>

using namespace yenile;
using namespace Qt::StringLiterals;

namespace {

/// What a browser is told that asks for this at the address.
QByteArray fetch(const QUrl& address, const QByteArray& target) {
    QTcpSocket socket;
    socket.connectToHost(address.host(), static_cast<quint16>(address.port()));
    socket.write("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead())
        answer += socket.readAll();
    return answer;
}

QString item(const QUrl& url, const QString& name) {
    return QUrlQuery(url).queryItemValue(name, QUrl::FullyDecoded);
}

const oauth::CodeQuestion question{QUrl(u"https://kimlik.example/authorize?tenant=1"_s), u"yenile & co"_s,
                                   QUrlQuery(u"scope=openid%20profile"_s)};

/// Asks it; the browser goes to these targets one after the other, `STATE` being the state and `PORT` …
Result<oauth::CodeAnswer> answerTo(const QByteArrayList& targets, QByteArrayList* pages = nullptr) {
    QFuture<void> browser;
    auto answer = oauth::awaitCode(question, [&](const QUrl& address) {
        browser = QtConcurrent::run([address, targets, pages] {
            for (QByteArray target : targets) {
                target.replace("STATE", item(address, u"state"_s).toLatin1());
                const QByteArray page = fetch(QUrl(item(address, u"redirect_uri"_s)), target);
                if (pages)
                    pages->append(page);
            }
        });
    });
    browser.waitForFinished();
    return answer;
}

} // namespace

// The example of RFC 7636, appendix B.
TEST_CASE("A proof key's challenge is that of RFC 7636") {
    CHECK(oauth::challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
          u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const oauth::Pkce one = oauth::Pkce::fresh();
    CHECK(one.verifier.size() == 43);
    CHECK(one.challenge == oauth::challengeOf(one.verifier.bytes()));
    CHECK(one.challenge != oauth::Pkce::fresh().challenge);
}

TEST_CASE("The address for the browser says who asks, for what, and where the answer goes") {
    const oauth::CodeRequest request(question, [](const oauth::CodeAnswer&) {});
    const QUrl address = request.address();
    CHECK(address.toString(QUrl::FullyEncoded)
              .startsWith(u"https://kimlik.example/authorize?tenant=1&scope=openid%20profile&"));
    CHECK(item(address, u"response_type"_s) == u"code");
    CHECK(item(address, u"client_id"_s) == u"yenile & co");
    CHECK(item(address, u"code_challenge_method"_s) == u"S256");
    CHECK(item(address, u"code_challenge"_s).size() == 43);
    CHECK(item(address, u"state"_s).size() == 43);
    CHECK(QUrl(item(address, u"redirect_uri"_s)).host() == u"127.0.0.1");
}

TEST_CASE("The code that a browser brings is taken, whatever the browser asks for before it") {
    QByteArrayList pages;
    const auto answer =
        answerTo({"/favicon.ico", "/?state=another&code=x", "/",
                  "/?code=a%2Fb+c&state=STATE&iss=https%3A%2F%2Fkimlik.example", "/?code=x&state=STATE"},
                 &pages);
    REQUIRE(answer);
    CHECK(answer->code.bytes() == QByteArrayView("a/b c"));
    CHECK(answer->error.isEmpty());
    CHECK(answer->redirect.host() == u"127.0.0.1");
    CHECK(answer->issuer == u"https://kimlik.example");
    REQUIRE(pages.size() == 5);
    CHECK(!pages[4].startsWith("HTTP/1.1 200 ")); // the address opened once more
    CHECK(pages[0].startsWith("HTTP/1.1 404 "));
    CHECK(pages[1].startsWith("HTTP/1.1 400 "));
    CHECK(pages[2].startsWith("HTTP/1.1 400 "));
    CHECK(pages[3].startsWith("HTTP/1.1 200 "));
    CHECK(pages[3].contains(u"Bu pencereyi kapatıp Yenile'ye dönebilirsiniz."_s.toUtf8()));
    CHECK(pages[3].contains("You can close this window"));
    CHECK(!pages[3].contains("<script"));
    CHECK(pages[3].contains("default-src 'none'"));
}

// Desktops bring GLib's event loop; without it Qt's own ends sooner.
TEST_CASE("The browser gets its page from whatever event loop waits for it") {
    qputenv("QT_NO_GLIB", GENERATE("", "1"));
    QByteArrayList pages;
    const std::unique_ptr<QThread> waiting(
        QThread::create([&pages] { (void)answerTo({"/?code=c&state=STATE"}, &pages); }));
    waiting->start();
    waiting->wait();
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].contains("You can close this window"));
}

TEST_CASE("An authorization server that gives no code says why") {
    const auto refused = answerTo({"/?error=access_denied&error_description=no+thanks&state=STATE"});
    REQUIRE(refused);
    CHECK(refused->error == u"access_denied");
    CHECK(refused->errorDescription == u"no thanks");
    CHECK(answerTo({"/?state=STATE"})->error == u"invalid_answer");
}

TEST_CASE("What is no request of a browser does not disturb the one that is waited for") {
    const auto answer = answerTo({"/" + QByteArray(20000, 'a'), "\r\n", "nonsense", "/?code=c&state=STATE"});
    REQUIRE(answer);
    CHECK(answer->code.bytes() == QByteArrayView("c"));
}

TEST_CASE("Who waits for a browser can stop, and is told when nobody comes") {
    std::stop_source stop;
    const auto stopped =
        oauth::awaitCode(question, [&stop](const QUrl&) { stop.request_stop(); }, stop.get_token());
    CHECK(stopped.error().code == ErrorCode::Cancelled);
    oauth::CodeQuestion impatient = question;
    impatient.patience = std::chrono::milliseconds(1);
    const auto late = oauth::awaitCode(impatient, [](const QUrl&) {});
    REQUIRE(late);
    CHECK(late->error == u"timeout");
}
