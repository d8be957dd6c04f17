// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/log.h"

#include <QDir>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(category, "yenile.test", QtFatalMsg)

QString logged(const QTemporaryDir& folder) {
    return QString::fromUtf8(readFile(folder.filePath(u"yenile.log"_s)).value_or(QByteArray()));
}

} // namespace

TEST_CASE("what is logged stands in the file with its time, category and level") {
    const QTemporaryDir folder;
    log::begin({.folder = folder.path()});
    qCInfo(category) << "something happened";
    log::failure(category(), {ErrorCode::ServiceUnreachable, {u"someone"_s}, u"refused\nat once"_s});
    const QStringList lines = logged(folder).split(u'\n', Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 3); // the first says that the program begins
    CHECK(lines[0].contains(u" yenile.base info "_s));
    CHECK(QDateTime::fromString(lines[1].section(u' ', 0, 0), Qt::ISODateWithMs).isValid());
    CHECK(lines[1].endsWith(u"yenile.test info something happened"_s));
    CHECK(lines[2].contains(u"yenile.test warning YNL-"_s));
    CHECK(lines[2].endsWith(u"ServiceUnreachable refused at once"_s));
    CHECK_FALSE(logged(folder).contains(u"someone"_s));
    CHECK(log::file() == folder.filePath(u"yenile.log"_s));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK((QFile::permissions(log::file()) & others) == QFile::Permissions());
}

TEST_CASE("a log that grows begins anew, and a few older ones are kept") {
    const QTemporaryDir folder;
    log::begin({.folder = folder.path(), .largest = 1000, .older = 2});
    for (int number = 0; number < 100; ++number)
        qCInfo(category) << "event" << number;
    const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    CHECK(files == QStringList{u"yenile.log"_s, u"yenile.log.1"_s, u"yenile.log.2"_s});
    for (const QString& file : files) {
        const QByteArray content = readFile(folder.filePath(file)).value();
        CHECK(content.size() <= 1000);
        CHECK(content.endsWith('\n'));
    }
    CHECK(logged(folder).endsWith(u"event 99\n"_s));
}

TEST_CASE("identity numbers, addresses' paths and the home folder do not reach the log") {
    const QTemporaryDir folder;
    log::begin({.folder = folder.path()});
    qCInfo(category) << "person 10000000146 asked https://kayit.example/v1/orders/6J44/form and wrote"
                     << QDir::homePath() + u"/a.pdf"_s;
    const QString all = logged(folder);
    for (const QString& planted : {u"10000000146"_s, u"6J44"_s, QDir::homePath() + u"/a.pdf"_s})
        CHECK_FALSE(all.contains(planted));
    CHECK(all.contains(u"https://kayit.example/…"_s));
    CHECK(all.contains(u"~/a.pdf"_s));
}

TEST_CASE("a log that cannot be written costs nothing else") {
    const QTemporaryDir folder;
    REQUIRE(writeFile(folder.filePath(u"file"_s), "no folder"));
    log::begin({.folder = folder.filePath(u"file/log"_s)});
    qCInfo(category) << "something happened";
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"file"_s});
}

TEST_CASE("the end of the log is read for whoever is asked for help") {
    const QTemporaryDir folder;
    log::begin({.folder = folder.path()});
    for (int number = 0; number < 5; ++number)
        qCInfo(category) << "event" << number;
    const QStringList lines = log::lastLines(2);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].endsWith(u"event 3"_s));
    CHECK(lines[1].endsWith(u"event 4"_s));
    CHECK(log::lastLines(100).size() == 6);
}

TEST_CASE("a service that systemd started speaks to the journal") {
    qunsetenv("JOURNAL_STREAM");
    CHECK(log::echoOfService() == log::Echo::StandardError);
    qputenv("JOURNAL_STREAM", "8:1234");
    CHECK(log::echoOfService() == log::Echo::Journal);
    qunsetenv("JOURNAL_STREAM");
}
