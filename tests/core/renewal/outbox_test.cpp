// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/outbox.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimeZone>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;

namespace {

const QString address = u"https://kayit.example"_s;
const QDateTime now(QDate(2026, 11, 23), QTime(9, 30), QTimeZone::utc());

QStringList files(const QTemporaryDir& folder) {
    return QDir(folder.path()).entryList(QDir::Files);
}

} // namespace

TEST_CASE("a bundle that is kept is found by the next run") {
    const QTemporaryDir folder;
    REQUIRE(Outbox(folder.path()).store(u"A-1"_s, address, "bundle", now));
    const auto pending = Outbox(folder.path()).pending();
    REQUIRE(pending.size() == 1);
    CHECK(pending.front().applicationId == u"A-1"_s);
    CHECK(pending.front().serviceAddress == address);
    CHECK(pending.front().createdAt == now);
    CHECK(readFile(pending.front().file) == QByteArray("bundle"));
}

TEST_CASE("nobody else may read what is kept") {
    const QTemporaryDir folder;
    REQUIRE(Outbox(folder.path()).store(u"A-1"_s, address, "bundle", now));
    for (const QString& file : files(folder)) {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        CHECK_FALSE(QFileInfo(folder.filePath(file)).permissions() & others);
    }
}

TEST_CASE("what is removed leaves nothing behind, and other bundles alone") {
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    REQUIRE(outbox.store(u"A-1"_s, address, "one", now));
    REQUIRE(outbox.store(u"A-2"_s, address, "two", now));
    REQUIRE(outbox.remove(u"A-1"_s));
    REQUIRE(outbox.pending().size() == 1);
    CHECK(outbox.pending().front().applicationId == u"A-2"_s);
    REQUIRE(outbox.remove(u"A-2"_s));
    REQUIRE(outbox.remove(u"A-2"_s));
    CHECK(files(folder).isEmpty());
}

TEST_CASE("a second bundle for an application takes the place of the first") {
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    REQUIRE(outbox.store(u"A-1"_s, address, "one", now));
    REQUIRE(outbox.store(u"A-1"_s, address, "two", now));
    REQUIRE(outbox.pending().size() == 1);
    CHECK(readFile(outbox.pending().front().file) == QByteArray("two"));
}

TEST_CASE("what the service refused is kept for its owner, with the reason, and not sent again") {
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    const QDir refused(folder.filePath(u"refused"_s));
    for (const char* const bundle : {"one", "two"}) {
        REQUIRE(outbox.store(u"A-1"_s, address, bundle, now));
        REQUIRE(outbox.refuse(u"A-1"_s, ErrorCode::CertificateRevoked));
        CHECK(outbox.pending().empty());
    }
    CHECK(files(folder).isEmpty());
    QByteArray kept;
    for (const QFileInfo& file : refused.entryInfoList(QDir::Files)) {
        kept += readFile(file.filePath()).value();
        CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    }
    for (const char* const part : {"one", "two", "CertificateRevoked", "https://kayit.example"})
        CHECK(kept.contains(part));
    CHECK_FALSE(outbox.refuse(u"A-1"_s, ErrorCode::CertificateRevoked)); // nothing is there any more
}

TEST_CASE("a bundle that is not whole is not sent") {
    const QTemporaryDir folder;
    Outbox outbox(folder.path());
    const Result<PendingBundle> kept = outbox.store(u"A-1"_s, address, "bundle", now);
    REQUIRE(kept);
    SECTION("cut short") {
        REQUIRE(writeFile(kept->file, "bund"));
    }
    SECTION("gone") {
        REQUIRE(QFile::remove(kept->file));
    }
    SECTION("without its note, as after a power cut") {
        for (const QString& file : files(folder))
            if (file.endsWith(u".json"))
                REQUIRE(QFile::remove(folder.filePath(file)));
    }
    CHECK(outbox.pending().empty());
}

TEST_CASE("an application's name leads out of no folder") {
    const QTemporaryDir folder;
    Outbox outbox(folder.filePath(u"outbox"_s));
    const QString name = u"../../escaped"_s;
    const Result<PendingBundle> kept = outbox.store(name, address, "bundle", now);
    REQUIRE(kept);
    CHECK(QFileInfo(kept->file).absolutePath() == folder.filePath(u"outbox"_s));
    CHECK(outbox.pending().front().applicationId == name);
    REQUIRE(outbox.remove(name));
    CHECK(outbox.pending().empty());
}

TEST_CASE("a folder that cannot be written to is told of") {
    const QTemporaryDir folder;
    REQUIRE(writeFile(folder.filePath(u"file"_s), "no folder"));
    CHECK(Outbox(folder.filePath(u"file"_s)).store(u"A-1"_s, address, "b", now).error().code ==
          ErrorCode::FileNotWritable);
}
