// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/desk.h"

#include "core/base/file.h"

#include <QFileInfo>
#include <QProcess>
#include <QThread>

#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// Whether somebody else's program and our own take it for a signed container.
bool isContainer(const Desk& desk, const QByteArray& bytes) {
    const QString file = desk.write(u"came.asice"_s, bytes);
    return tests::run({{u"verify"_s, file, u"--trust"_s, desk.rootFile()}}).exitCode == 0;
}

} // namespace

TEST_CASE("names that a container cannot hold are told before the PIN is asked for, each with its reason") {
    const Desk desk;
    const QStringList names = GENERATE(values<QStringList>({{u"mimetype"_s},
                                                            {u"MIMETYPE"_s},
                                                            {u"META-INF"_s},
                                                            {u"bad\\name.txt"_s},
                                                            {u"con.txt"_s},
                                                            {u"what?.txt"_s},
                                                            {u"ends."_s},
                                                            {u"a.txt"_s, u"A.TXT"_s},
                                                            {u"\u015F.txt"_s, u"s\u0327.txt"_s},
                                                            {u"fdp.\u202Etxt"_s}}));
    INFO(names.join(u' ').toStdString());
    for (const QString& name : names)
        (void)desk.write(name, "Merhaba\n");
    const Ended ended = desk.sign(names, u"all.asice"_s, {}); // a PIN would be missed
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "MemberNameInvalid");
    CHECK_FALSE(QFile::exists(desk.path(u"all.asice"_s)));
}

TEST_CASE("names that only look strange are signed and come out as they went in") {
    const Desk desk;
    const QStringList names{u"Öğrenci Belgesi (2).txt"_s, u"\U0001F4C4.txt"_s, u".gizli"_s,
                            u"a+b%20&c.txt"_s};
    for (const QString& name : names)
        (void)desk.write(name, name.toUtf8());
    REQUIRE(desk.sign(names, u"all.asice"_s).exitCode == 0);
    CHECK(isContainer(desk, desk.read(u"all.asice"_s)));
}

TEST_CASE("more files than a container holds are told before the PIN is asked for") {
    const Desk desk;
    QStringList names;
    for (int i = 0; i <= 1000; ++i) {
        names << u"%1.txt"_s.arg(i);
        (void)desk.write(names.last(), "x");
    }
    CHECK(desk.sign(names, u"all.asice"_s, {}).problem() == "ContainerTooLarge");
    names.removeLast();
    CHECK(desk.sign(names, u"all.asice"_s).exitCode == 0);
}

TEST_CASE("the container goes to standard output where that is asked for, and what is said beside it") {
    const Desk desk;
    QProcess process;
    process.start(yenilectl(),
                  {u"sign"_s, u"--json"_s, u"-o"_s, u"-"_s, u"--settings"_s, desk.path(u"settings.ini"_s),
                   u"--pin-fd"_s, u"0"_s, desk.path(u"notes.txt"_s)});
    process.write("123456\n");
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(-1));
    CHECK(process.exitCode() == 0);
    CHECK(isContainer(desk, process.readAllStandardOutput()));
    CHECK(process.readAllStandardError().contains("TOTAL-PASSED"));
    CHECK_FALSE(QFile::exists(u"-"_s));
}

TEST_CASE("a device or a pipe is written to and stays what it is") {
    const Desk desk;
    SECTION("a device that takes everything") {
        CHECK(desk.signInto(u"/dev/null"_s, {desk.path(u"notes.txt"_s)}).exitCode == 0);
        struct stat status{};
        REQUIRE(::stat("/dev/null", &status) == 0);
        CHECK(S_ISCHR(status.st_mode));
    }
    SECTION("one without room") {
        CHECK(desk.signInto(u"/dev/full"_s, {desk.path(u"notes.txt"_s)}).problem() == "DiskFull");
        struct stat status{};
        REQUIRE(::stat("/dev/full", &status) == 0);
        CHECK(S_ISCHR(status.st_mode));
    }
    SECTION("a pipe") {
        const QString pipe = desk.path(u"pipe"_s);
        REQUIRE(::mkfifo(pipe.toUtf8().constData(), 0600) == 0);
        QByteArray came;
        const std::unique_ptr<QThread> reader(
            QThread::create([&] { came = readFile(pipe).value_or(QByteArray()); }));
        reader->start();
        CHECK(desk.signInto(pipe, {desk.path(u"notes.txt"_s)}).exitCode == 0);
        reader->wait();
        CHECK(isContainer(desk, came));
        CHECK_FALSE(QFileInfo(pipe).isFile());
    }
}

TEST_CASE("a folder in the place of the output is told before the PIN is asked for") {
    const Desk desk;
    const Ended ended =
        desk.signInto(QFileInfo(desk.path(u"notes.txt"_s)).absolutePath(), {desk.path(u"notes.txt"_s)}, {});
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "FileIsFolder");
}

TEST_CASE("of several certificates on the card, none usable, each is named with its reason") {
    Desk desk;
    LeafProfile ended;
    ended.commonName = u"MEHMET DEMİR"_s;
    ended.notBefore = QDateTime::currentDateTimeUtc().addDays(-800);
    ended.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    LeafProfile seal;
    seal.commonName = u"ÖRNEK A.Ş."_s;
    seal.identityNumber = u"1234567890"_s;
    seal.nesStatement = false;
    seal.seal = true;
    LeafProfile early;
    early.commonName = u"FATMA KAYA"_s;
    early.notBefore = QDateTime::currentDateTimeUtc().addDays(1);
    early.notAfter = QDateTime::currentDateTimeUtc().addDays(300);
    SoftHsmToken card(u"Kart"_s);
    char id = 1;
    for (const LeafProfile& profile : {ended, seal, early})
        card.store(desk.ca().issue(profile), QByteArray(1, ++id));
    const Ended outcome = desk.sign({u"notes.txt"_s}, u"all.asice"_s, {}, {u"--language"_s, u"en"_s});
    INFO(outcome.output.toStdString() << outcome.errors.toStdString());
    CHECK(outcome.problem() == "CertificatesUnusable");
    for (const QString& part : {u"MEHMET DEMİR"_s, u"The certificate ended on"_s, u"ÖRNEK A.Ş."_s,
                                u"seal of an institution"_s, u"FATMA KAYA"_s, u"not valid before"_s})
        CHECK(outcome.output.contains(part));
}
