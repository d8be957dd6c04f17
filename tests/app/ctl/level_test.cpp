// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"
#include "tests/core/network/evidence_server.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/softhsm.h"

#include <QDir>
#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// A card, files to sign with it, and servers that give what lasting signatures need.
class LastingDesk : public Bench {
public:
    LastingDesk() {
        card.store(ayse);
        (void)write(u"letter.pdf"_s, qtPdf());
        (void)write(u"notes.txt"_s, "Merhaba\n");
        const QString issuer = write(u"issuer.pem"_s, ca().issuer().certificatePem());
        (void)write(u"settings.ini"_s,
                    "[network]\nproxy=none\nlocalAddresses=true\n[signature]\ntrustAnchors=" +
                        issuer.toUtf8() + "\ncacheFolder=" + path(u"cache"_s).toUtf8() +
                        "\n[timeStamp]\naddresses=" + server.timeStampAddress().toUtf8() +
                        "\n[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n");
    }

    [[nodiscard]] Ended sign(const QStringList& files, const QString& output, const QString& level) const {
        QStringList arguments{u"sign"_s, u"-o"_s, path(output), u"--pin-fd"_s, u"0"_s};
        for (const QString& file : files)
            arguments.append(path(file));
        return call(arguments + QStringList{u"--level"_s, level});
    }
    [[nodiscard]] Ended extend(const QString& file, const QString& level) const {
        return call({u"extend"_s, path(file), u"--level"_s, level});
    }
    /// The level that the first signature of a file has.
    [[nodiscard]] QString level(const QString& file) const {
        const Ended ended = call({u"verify"_s, u"--online"_s, path(file)});
        INFO(ended.output.toStdString());
        CHECK(ended.exitCode == 0);
        return ended.json().value(u"signatures").toArray().first().toObject().value(u"level").toString();
    }
    [[nodiscard]] Ended call(const QStringList& arguments) const {
        return run(
            {arguments + QStringList{u"--json"_s, u"--settings"_s, path(u"settings.ini"_s)}, "123456\n"});
    }

    mutable EvidenceServer server{*this};
    Identity ayse = server.revocation().issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions);
    SoftHsmToken card;
};

QString missing(const Ended& ended) {
    return ended.json().value(u"missing").toObject().value(u"name").toString();
}

} // namespace

TEST_CASE("files are signed at the level that is asked for") {
    const QString level = GENERATE(as<QString>(), u"B-B"_s, u"B-T"_s, u"B-LT"_s, u"B-LTA"_s);
    const LastingDesk desk;
    const Ended pdf = desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, level);
    INFO(pdf.output.toStdString() << pdf.errors.toStdString());
    REQUIRE(pdf.exitCode == 0);
    CHECK(pdf.json().value(u"level").toString() == level);
    CHECK(desk.level(u"signed.pdf"_s) == u"PAdES-"_s + level);

    const Ended all = desk.sign({u"letter.pdf"_s, u"notes.txt"_s}, u"all.asice"_s, level);
    INFO(all.output.toStdString() << all.errors.toStdString());
    REQUIRE(all.exitCode == 0);
    CHECK(all.json().value(u"level").toString() == level);
    CHECK(desk.level(u"all.asice"_s) == u"CAdES-"_s + level);
}

TEST_CASE("files are signed by the usage profile and with the digest that are asked for") {
    const auto [profile, level, digest] =
        GENERATE(table<QString, QString, QString>({{u"P1"_s, u"B-B"_s, u"SHA-512"_s},
                                                   {u"P2"_s, u"B-T"_s, u"SHA-256"_s},
                                                   {u"P3"_s, u"B-LT"_s, u"SHA-384"_s},
                                                   {u"P4"_s, u"B-LT"_s, u"SHA-256"_s}}));
    const LastingDesk desk;
    for (const QString& output : {u"signed.pdf"_s, u"all.asice"_s}) {
        const Ended ended =
            desk.call({u"sign"_s, desk.path(u"letter.pdf"_s), u"-o"_s, desk.path(output), u"--pin-fd"_s,
                       u"0"_s, u"--profile"_s, profile, u"--digest"_s, digest});
        INFO(ended.output.toStdString() << ended.errors.toStdString());
        REQUIRE(ended.exitCode == 0);
        CHECK(ended.json().value(u"level").toString() == level);
        const Ended verified = desk.call({u"verify"_s, desk.path(output)});
        INFO(verified.output.toStdString());
        // P2 and P3 are not over before their grace period is.
        CHECK(verified.exitCode == (profile == u"P2" || profile == u"P3" ? 4 : 0));
        const auto signature = verified.json().value(u"signatures").toArray().first().toObject();
        CHECK(signature.value(u"digestAlgorithm").toString() == digest);
        CHECK(signature.value(u"profile").toString() == (profile == u"P1" ? QString() : profile));
    }
}

TEST_CASE("the report for people names policy, hash and address of a usage profile") {
    const LastingDesk desk;
    REQUIRE(desk.call({u"sign"_s, desk.path(u"letter.pdf"_s), u"-o"_s, desk.path(u"signed.pdf"_s),
                       u"--pin-fd"_s, u"0"_s, u"--profile"_s, u"P4"_s})
                .exitCode == 0);
    const Ended ended = run({{u"verify"_s, desk.path(u"signed.pdf"_s), u"--language"_s, u"en"_s,
                              u"--settings"_s, desk.path(u"settings.ini"_s)}});
    for (const QString& part :
         {u"usage profile P4: policy 2.16.792.1.61.0.1.5070.3.3.1"_s,
          u"http://www.eimza.gov.tr/EimzaPolitikalari/216792161015070321.pdf"_s,
          u"SHA-256 ff39bd29463383f69b2052ac47439e06ce7c3b8646e888b6e5ae3e46ba08117a"_s})
        CHECK(ended.output.contains(part));
}

TEST_CASE("a reason beside a usage profile is refused, for it would not be in the signature") {
    const LastingDesk desk;
    CHECK(desk.call({u"sign"_s, desk.path(u"letter.pdf"_s), u"-o"_s, desk.path(u"signed.pdf"_s),
                     u"--pin-fd"_s, u"0"_s, u"--profile"_s, u"P4"_s, u"--reason"_s, u"Okudum"_s})
              .problem() == "UsageInvalid");
}

TEST_CASE("a revoked or suspended certificate does not sign, and no PIN is asked for") {
    const LastingDesk desk;
    const auto [reason, code] = GENERATE(table<QByteArray, std::string>(
        {{"keyCompromise", "CertificateRevoked"}, {"certificateHold", "CertificateOnHold"}}));
    desk.server.revocation().revoke(desk.ayse, QDateTime::currentDateTimeUtc().addDays(-1), reason);
    const Ended ended =
        run({{u"sign"_s, desk.path(u"letter.pdf"_s), u"-o"_s, desk.path(u"signed.pdf"_s), u"--json"_s,
              u"--settings"_s, desk.path(u"settings.ini"_s), u"--pin-fd"_s, u"0"_s},
             "654321\n"});
    CHECK(ended.problem() == code);
    CHECK_FALSE(QFile::exists(desk.path(u"signed.pdf"_s)));
}

TEST_CASE("without a time stamp the signature is kept, and completed later") {
    const LastingDesk desk;
    desk.server.stampsTime = false;
    for (const QString& file : {u"signed.pdf"_s, u"all.asice"_s}) {
        const Ended kept = desk.sign({u"letter.pdf"_s}, file, u"B-LT"_s);
        INFO(kept.output.toStdString() << kept.errors.toStdString());
        CHECK(kept.exitCode == 5);
        CHECK(kept.json().value(u"level").toString() == u"B-B"_s);
        CHECK(missing(kept) == u"TimeStampFailed"_s);
        const QByteArray before = desk.read(file);
        const Ended still = desk.extend(file, u"B-LT"_s);
        CHECK(still.exitCode == 1);
        CHECK(desk.read(file) == before);
    }
    desk.server.stampsTime = true;
    for (const QString& file : {u"signed.pdf"_s, u"all.asice"_s}) {
        const Ended extended = desk.extend(file, u"B-LTA"_s);
        INFO(extended.output.toStdString() << extended.errors.toStdString());
        CHECK(extended.exitCode == 0);
        CHECK(desk.level(file).endsWith(u"B-LTA"_s));
    }
}

TEST_CASE("without revocation status the file is kept with its time stamp, and people are told") {
    const LastingDesk desk;
    desk.server.knowsCertificates = false;
    const Ended kept = desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, u"B-LTA"_s);
    INFO(kept.output.toStdString() << kept.errors.toStdString());
    CHECK(kept.exitCode == 5);
    CHECK(kept.json().value(u"level").toString() == u"B-T"_s);
    CHECK(missing(kept) == u"AddressUnreachable"_s);
    desk.server.knowsCertificates = true;
    const Ended extended = run({{u"extend"_s, desk.path(u"signed.pdf"_s), u"--level"_s, u"B-LT"_s,
                                 u"--language"_s, u"en"_s, u"--settings"_s, desk.path(u"settings.ini"_s)}});
    INFO(extended.output.toStdString() << extended.errors.toStdString());
    CHECK(extended.exitCode == 0);
    CHECK(extended.output.contains(u"Extended to level B-LT"_s));
}

TEST_CASE("who asks whether a certificate was revoked is told") {
    const LastingDesk desk;
    REQUIRE(desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, u"B-B"_s).exitCode == 0);
    desk.server.revocation().revoke(desk.ayse, QDateTime::currentDateTimeUtc().addDays(-1));
    // What was learned before signing counts until its issuer would say more.
    CHECK(desk.call({u"verify"_s, u"--online"_s, desk.path(u"signed.pdf"_s)}).exitCode == 0);
    QDir(desk.path(u"cache"_s)).removeRecursively();
    const Ended revoked = desk.call({u"verify"_s, u"--online"_s, desk.path(u"signed.pdf"_s)});
    INFO(revoked.output.toStdString());
    CHECK(revoked.exitCode == 4);
    CHECK(revoked.output.contains(u"REVOKED_NO_POE"_s));
    CHECK(desk.call({u"verify"_s, desk.path(u"signed.pdf"_s)}).exitCode == 0);
}

TEST_CASE("what could not be looked up of the certificate is told with the signature, and by the exit code") {
    LastingDesk desk;
    QString expected = u"RevocationUnknown"_s;
    SECTION("revocation status") {
        desk.server.knowsCertificates = false;
    }
    SECTION("the issuer") { // an anchor above it, and nothing at the address that the certificate names
        (void)desk.write(u"issuer.pem"_s, desk.ca().root().certificatePem());
        (void)desk.write(u"settings.ini"_s,
                         desk.read(u"settings.ini"_s).replace("localAddresses=true", "localAddresses=false"));
        expected = u"CertificateUntrusted"_s;
    }
    const Ended ended = desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, u"B-B"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 6);
    CHECK(ended.json().value(u"notLookedUp").toObject().value(u"name").toString() == expected);
    CHECK(QFile::exists(desk.path(u"signed.pdf"_s)));
    // The policy says whether it goes on.
    (void)desk.write(u"policy.json"_s, R"({"trustAnchors": ["issuer.pem"], "requireRevocation": true})");
    (void)desk.write(u"settings.ini"_s,
                     desk.read(u"settings.ini"_s)
                         .replace("[token]", "[signature]\nvalidationPolicy=" +
                                                 desk.path(u"policy.json"_s).toUtf8() + "\n[token]"));
    const Ended refused = desk.sign({u"letter.pdf"_s}, u"refused.pdf"_s, u"B-B"_s);
    INFO(refused.output.toStdString() << refused.errors.toStdString());
    CHECK(refused.exitCode == 1);
    CHECK(refused.problem() == expected.toStdString());
    CHECK_FALSE(QFile::exists(desk.path(u"refused.pdf"_s)));
}

TEST_CASE("a responder that was asked just now tells that the clock is wrong, before the card signs") {
    const LastingDesk desk;
    const QString offset = GENERATE(as<QString>(), u"-20m"_s, u"+10m"_s, u"+3h"_s);
    const auto environment = clockOff(offset);
    const QStringList arguments{u"sign"_s,       desk.path(u"letter.pdf"_s),
                                u"-o"_s,         desk.path(u"signed.pdf"_s),
                                u"--pin-fd"_s,   u"0"_s,
                                u"--level"_s,    u"B-B"_s,
                                u"--settings"_s, desk.path(u"settings.ini"_s),
                                u"--language"_s, u"en"_s};
    const Ended told = run({arguments, "123456\n", environment});
    INFO(offset.toStdString() << told.output.toStdString() << told.errors.toStdString());
    CHECK(told.errors.contains(u"The clock of this computer is wrong"_s));
    CHECK(QFile::exists(desk.path(u"signed.pdf"_s)));
    const Ended json = run({arguments + QStringList{u"--json"_s}, "123456\n", environment});
    CHECK(json.json().value(u"clock").toObject().value(u"name").toString() == u"ClockWrong"_s);
    CHECK(json.exitCode == (offset.startsWith(u'-') ? 6 : 0)); // its answers are of a time that is to come
    CHECK_FALSE(desk.sign({u"letter.pdf"_s}, u"right.pdf"_s, u"B-B"_s).json().contains(u"clock"));
}

TEST_CASE("a proxy or an account that cannot be understood is told of before anything is signed") {
    const LastingDesk desk;
    const QByteArray settings = desk.read(u"settings.ini"_s);
    (void)desk.write(u"settings.ini"_s, QByteArray(settings).replace("proxy=none", "proxy=ftp://proxy"));
    CHECK(desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, u"B-T"_s).problem() == "SettingInvalid");
    CHECK(desk.call({u"policy"_s}).exitCode == 0);
    (void)desk.write(u"settings.ini"_s,
                     QByteArray(settings).replace("[token]", "[timeStamp]\naccounts=/nowhere\n[token]"));
    CHECK(desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, u"B-T"_s).problem() == "FileNotReadable");
    CHECK_FALSE(QFile::exists(desk.path(u"signed.pdf"_s)));
}
