// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/captcha.h"
#include "app/service/crypto.h"
#include "app/service/http/client_address.h"
#include "app/service/http/exchange.h"
#include "app/service/http/metrics.h"
#include "app/service/messages/mail_address.h"
#include "app/service/state/access.h"
#include "app/service/state/audit.h"
#include "core/base/file.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimeZone>

using namespace yenile::registration;

namespace {

/// A database of its own.
struct Fresh {
    QTemporaryDir folder;
    Database database;

    Fresh() : database(settings(folder.path())) {}

    static ServiceSettings settings(const QString& path) {
        ServiceSettings result;
        result.state = QDir(path);
        return result;
    }
};

const QDateTime noon(QDate(2026, 1, 5), QTime(12, 0), QTimeZone::utc());
const QString someone = QStringLiteral("someone");

} // namespace

TEST_CASE("A hashed secret is known again and told from another") {
    const QString hash = hashSecret("parola", 1);
    CHECK(secretMatches("parola", hash, 1));
    CHECK(!secretMatches("parolb", hash, 1));
    CHECK(!secretMatches("parola", QStringLiteral("parola"), 1));
    CHECK(hashSecret("parola", 1) != hash);
}

TEST_CASE("A secret is known again after the cost of hashes was raised or lowered") {
    CHECK(secretMatches("parola", hashSecret("parola", 1), 2));
    CHECK(!secretMatches("parolb", hashSecret("parola", 1), 2));
    CHECK(secretMatches("parola", hashSecret("parola", 2), 1));
}

TEST_CASE("How the service asks about revocation has three values and no others") {
    using yenile::signature::RevocationDemand;
    const QTemporaryDir folder;
    const auto settings = [&](const QByteArray& value) {
        REQUIRE(yenile::writeFile(folder.filePath(QStringLiteral("service.ini")),
                                  "[signature]\n" + value + "\n"));
        return readSettings(QDir(folder.path()));
    };
    CHECK(settings("").value().revocation.demand == RevocationDemand::WhereNamed);
    CHECK(settings("revocation=ifNamed").value().revocation.demand == RevocationDemand::WhereNamed);
    CHECK(settings("revocation=required").value().revocation.demand == RevocationDemand::Always);
    CHECK_FALSE(settings("revocation=off").value().revocation.demand);
    CHECK(settings("revocation=no").error().code == yenile::ErrorCode::SettingInvalid);
}

TEST_CASE("Hashes that cost too little are for tests alone") {
    const QTemporaryDir folder;
    const auto settings = [&](const QByteArray& environment) {
        REQUIRE(yenile::writeFile(folder.filePath(QStringLiteral("service.ini")),
                                  "[service]\nenvironment=" + environment + "\n[password]\nhashPasses=4\n"));
        return readSettings(QDir(folder.path()));
    };
    CHECK(settings("test").value().hashPasses == 4);
    CHECK(settings("production").error().code == yenile::ErrorCode::SettingInvalid);
}

TEST_CASE("What goes wrong inside of the service is for its log alone") {
    using yenile::ErrorCode;
    const ErrorCode code = GENERATE(ErrorCode::ReaderFailed, ErrorCode::ReaderMissing, ErrorCode::DiskFull);
    const Response answer = problem({code, {QStringLiteral("of nobody's business")}, {}});
    CHECK(answer.status == 500);
    CHECK(answer.body.contains("ServiceFailed"));
    CHECK_FALSE(answer.body.contains("business"));
}

TEST_CASE("The end of a version is announced before it comes, and by dates") {
    const QTemporaryDir folder;
    const auto settings = [&](const QByteArray& values) {
        REQUIRE(yenile::writeFile(folder.filePath(QStringLiteral("service.ini")), "[service]\n" + values));
        return readSettings(QDir(folder.path()));
    };
    CHECK(settings("deprecatedOn=2026-12-01\nsunsetOn=2027-07-01\n").value().http.sunsetOn ==
          QDate(2027, 7, 1));
    for (const auto* const wrong : {"sunsetOn=2027-07-01\n", "deprecatedOn=01.12.2026\n",
                                    "deprecatedOn=2026-12-01\nsunsetOn=2026-07-01\n"})
        CHECK(settings(wrong).error().code == yenile::ErrorCode::SettingInvalid);
}

TEST_CASE("What is sealed opens with its key alone, and only whole") {
    const QByteArray key = randomBytes(32);
    QByteArray sealed = seal(key, "answer");
    CHECK(unseal(key, sealed) == QByteArray("answer"));
    CHECK(unseal(randomBytes(32), sealed) == std::nullopt);
    sealed[14] = static_cast<char>(sealed[14] ^ 1);
    CHECK(unseal(key, sealed) == std::nullopt);
    CHECK(unseal(key, "short") == std::nullopt);
}

TEST_CASE("Waits grow with each further try and are forgotten in time") {
    const Fresh fresh;
    const AttemptLimit limit{QStringLiteral("login"), 3, 3600, 60};
    const auto blocked = [&](const QDateTime& when) {
        return secondsBlocked(fresh.database, limit, someone, when);
    };
    for (int i = 0; i < 2; ++i)
        countAttempt(fresh.database, limit, someone, noon);
    CHECK(blocked(noon) == 0);
    countAttempt(fresh.database, limit, someone, noon);
    CHECK(blocked(noon) == 60);
    CHECK(blocked(noon.addSecs(59)) == 1);
    CHECK(blocked(noon.addSecs(60)) == 0);
    countAttempt(fresh.database, limit, someone, noon.addSecs(60));
    CHECK(blocked(noon.addSecs(60)) == 120);
    for (int i = 0; i < 20; ++i)
        countAttempt(fresh.database, limit, someone, noon.addSecs(60));
    CHECK(blocked(noon.addSecs(60)) == 3600);
    countAttempt(fresh.database, limit, someone, noon.addSecs(60 + 3600 + 3600));
    CHECK(blocked(noon.addSecs(60 + 3600 + 3600)) == 0);
    CHECK(secondsBlocked(fresh.database, limit, QStringLiteral("another"), noon) == 0);
}

TEST_CASE("A captcha is spelled in Turkish, in English for who prefers that, where espeak-ng is installed") {
    const QString text = QStringLiteral("ACD37");
    const auto turkish = speakCaptcha(text, {});
    if (QStandardPaths::findExecutable(QStringLiteral("espeak-ng")).isEmpty()) {
        REQUIRE(!turkish);
        yenile::tests::skip("no espeak-ng on this computer");
    }
    const auto isSound = [](const QByteArray& wav) {
        return wav.startsWith("RIFF") && wav.mid(8, 4) == "WAVE" && wav.size() > 20'000;
    };
    REQUIRE(turkish);
    CHECK(isSound(*turkish));
    CHECK(speakCaptcha(text, "tr-TR,en,*") == turkish);
    const auto english = speakCaptcha(text, "en-GB,en;q=0.9");
    REQUIRE(english);
    CHECK(isSound(*english));
    CHECK(english != turkish);
    CHECK(speakCaptcha(QStringLiteral("ACD37ACD"), {})->size() > turkish->size());
}

TEST_CASE("A captcha's answer counts until its time is over, once") {
    const Fresh fresh;
    const auto take = [&](const char* id, const QDateTime& when) {
        return takeChallenge(fresh.database, QLatin1String(id), QStringLiteral(" acde "), when);
    };
    addChallenge(fresh.database, QStringLiteral("a"), QStringLiteral("ACDE"), noon);
    addChallenge(fresh.database, QStringLiteral("b"), QStringLiteral("ACDE"), noon);
    CHECK(take("a", noon.addSecs(-1)));
    CHECK(!take("a", noon.addSecs(-1)));
    CHECK(!take("b", noon));
    CHECK(!take("c", noon));
}

TEST_CASE("What has expired is found without a look at all that has not") {
    const Fresh fresh;
    for (const char* const rows :
         {"challenges WHERE expires_at < 1", "sessions WHERE expires_at < 1", "answers WHERE expires_at < 1",
          "attempts WHERE since < 1 AND blocked_until < 1", "sessions WHERE applicant = 'a'"}) {
        const auto plan =
            fresh.database.selectOne(QStringLiteral("EXPLAIN QUERY PLAN DELETE FROM ") + QLatin1String(rows));
        CAPTURE(rows);
        CHECK(plan.value().value(QStringLiteral("detail")).toString().startsWith(QStringLiteral("SEARCH")));
    }
}

TEST_CASE(
    "A number that cannot be told leaves the others readable, and one that takes long holds nobody up") {
    Metrics metrics;
    metrics.addGauge("away", "", [] { return std::optional<double>(); });
    metrics.addGauge("slow", "", [&] {
        metrics.countRequest("GET", {}, 200, 0.1); // meanwhile
        return std::optional(2.0);
    });
    CHECK(!metrics.text().contains("away"));
    CHECK(metrics.text().contains("slow 2\n"));
    CHECK(metrics.text().contains("status=\"200\"} 2\n"));
}

TEST_CASE("A transaction that fails leaves nothing behind") {
    const Fresh fresh;
    const auto failing = [&] {
        fresh.database.transaction([&] {
            addChallenge(fresh.database, QStringLiteral("a"), QStringLiteral("ACDE"), noon);
            throw DatabaseError(QStringLiteral("on purpose"));
        });
    };
    CHECK_THROWS_AS(failing(), DatabaseError);
    CHECK(fresh.database.select(QStringLiteral("SELECT id FROM challenges")).isEmpty());
}

TEST_CASE("A failure inside a transaction leaves a connection that works") {
    const Fresh fresh;
    const auto nonsense = [&] {
        fresh.database.transaction([&] { fresh.database.execute(QStringLiteral("NONSENSE")); });
    };
    for (int i = 0; i < 2; ++i)
        CHECK_THROWS_AS(nonsense(), DatabaseError);
    fresh.database.transaction(
        [&] { addChallenge(fresh.database, QStringLiteral("a"), QStringLiteral("ACDE"), noon); });
    CHECK(fresh.database.select(QStringLiteral("SELECT id FROM challenges")).size() == 1);
}

TEST_CASE("What belongs to nobody is not stored") {
    const Fresh fresh;
    CHECK_THROWS_AS(
        addSession(fresh.database, QStringLiteral("token"), QStringLiteral("nobody"), noon.addYears(9)),
        DatabaseError);
}

TEST_CASE("The tables are made once") {
    const Fresh fresh;
    addChallenge(fresh.database, QStringLiteral("a"), QStringLiteral("ACDE"), noon);
    const Database again(Fresh::settings(fresh.folder.path()));
    CHECK(again.select(QStringLiteral("SELECT id FROM challenges")).size() == 1);
}

TEST_CASE("A database of an older version is brought up to date") {
    const Fresh fresh;
    for (const auto* const undo :
         {"DROP TABLE audit_names", "DROP INDEX answers_by_applicant",
          "ALTER TABLE answers DROP COLUMN applicant", "DROP TABLE statuses",
          "DROP INDEX outgoing_by_subject", "ALTER TABLE outgoing DROP COLUMN subject",
          "ALTER TABLE outgoing DROP COLUMN number", "ALTER TABLE outgoing DROP COLUMN expires_at",
          "ALTER TABLE documents DROP COLUMN version", "ALTER TABLE applicants DROP COLUMN new_password_hash",
          "ALTER TABLE orders DROP COLUMN verified_on", "ALTER TABLE orders DROP COLUMN kind",
          "UPDATE schema_version SET version = 3"})
        fresh.database.execute(QLatin1String(undo));
    const Database again(Fresh::settings(fresh.folder.path()));
    CHECK(again.select(QStringLiteral("SELECT expires_at FROM outgoing")).isEmpty());
}

TEST_CASE("A database of a newer version is left alone") {
    const Fresh fresh;
    fresh.database.execute(QStringLiteral("UPDATE schema_version SET version = 1000"));
    CHECK_THROWS_AS(Database(Fresh::settings(fresh.folder.path())), DatabaseError);
}

TEST_CASE("The audit log notices every later change") {
    const Fresh fresh;
    const AuditLog log(fresh.database, "key");
    for (const auto* const event : {"login", "form approved", "confirmed"})
        log.add(QLatin1String(event), someone, noon);
    CHECK(log.verify().entries == 3);
    CHECK(!log.verify().firstBroken);
    SECTION("changed") {
        fresh.database.execute(QStringLiteral("UPDATE audit SET event = 'other' WHERE number = 2"));
        CHECK(log.verify().firstBroken == 2);
    }
    SECTION("removed") {
        fresh.database.execute(QStringLiteral("DELETE FROM audit WHERE number = 2"));
        CHECK(log.verify().firstBroken == 3);
    }
    SECTION("written anew without the key") {
        fresh.database.execute(QStringLiteral("DELETE FROM audit WHERE number = 3"));
        AuditLog(fresh.database, "another").add(QStringLiteral("confirmed"), someone, noon);
        CHECK(log.verify().firstBroken == 3);
    }
    SECTION("cut off: whoever noted the last hash sees it") {
        const QString last = log.verify().lastHash;
        fresh.database.execute(QStringLiteral("DELETE FROM audit WHERE number = 3"));
        CHECK(log.verify().lastHash != last);
    }
}

TEST_CASE("A client behind proxies is who the last of them that is not ours names") {
    HttpSettings http;
    http.forwardedHeader = QStringLiteral("X-Forwarded-For");
    http.proxies = {QHostAddress::parseSubnet(QStringLiteral("127.0.0.1")),
                    QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
                    QHostAddress::parseSubnet(QStringLiteral("2001:db8::/32"))};
    const QString proxy = QStringLiteral("127.0.0.1");
    const auto behind = [&](const QString& peer, const QByteArrayList& fields) {
        return clientAddress(http, peer, fields).toStdString();
    };
    CHECK(behind(proxy, {"198.51.100.7"}) == "198.51.100.7");
    CHECK(behind(proxy, {"203.0.113.9, 198.51.100.7"}) ==
          "198.51.100.7"); // what he wrote himself stands first
    CHECK(behind(proxy, {"203.0.113.9", "198.51.100.7"}) == "198.51.100.7");
    CHECK(behind(proxy, {"203.0.113.9, 198.51.100.7, 10.1.2.3"}) == "198.51.100.7");
    CHECK(behind(proxy, {"[2a00:1450::5]:4711"}) == "2a00:1450::5");
    CHECK(behind(proxy, {"198.51.100.7:4711"}) == "198.51.100.7");
    CHECK(behind(QStringLiteral("::ffff:127.0.0.1"), {"198.51.100.7"}) == "198.51.100.7");
    CHECK(behind(QStringLiteral("2001:db8::1"), {"198.51.100.7"}) == "198.51.100.7");
    for (const QByteArrayList& nothing : {QByteArrayList{}, QByteArrayList{""}, QByteArrayList{"unknown"}})
        CHECK(behind(proxy, nothing) == "127.0.0.1");
    CHECK(behind(QStringLiteral("192.0.2.1"), {"198.51.100.7"}) == "192.0.2.1");
    http.forwardedHeader.clear();
    CHECK(behind(proxy, {"198.51.100.7"}) == "127.0.0.1");
}

TEST_CASE("Of IPv6 the first 64 bits are counted, and IPv4 in its clothes is IPv4") {
    CHECK(counted(QStringLiteral("2001:db8:1:2:3:4:5:6")) == counted(QStringLiteral("2001:db8:1:2::9")));
    CHECK(counted(QStringLiteral("2001:db8:1:2::9")) != counted(QStringLiteral("2001:db8:1:3::9")));
    CHECK(counted(QStringLiteral("::ffff:198.51.100.7")) == QStringLiteral("198.51.100.7"));
    CHECK(counted(QStringLiteral("nobody")) == QStringLiteral("nobody"));
}

TEST_CASE("An e-mail address with a Turkish domain is sent to, one that no server need take is told") {
    CHECK(sendableAddress(QStringLiteral("ayse@kurum.example")).value() ==
          QStringLiteral("ayse@kurum.example"));
    CHECK(sendableAddress(QStringLiteral("ayse@örnek.example")).value() ==
          QStringLiteral("ayse@xn--rnek-4qa.example"));
    CHECK(sendableAddress(QStringLiteral("ayşe@örnek.example")).error().cause.contains(u"RFC 6531"));
    for (const auto* const wrong : {"", "@", "a@", "@b", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a<b@c"})
        CHECK(!sendableAddress(QString::fromLatin1(wrong)));
}
