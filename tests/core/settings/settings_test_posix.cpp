// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/settings/settings.h"
#include "tests/support/child_posix.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace yenile;
using namespace Qt::StringLiterals;
using namespace settings;

TEST_CASE("settings that find no room stay what they were, and the error says so") {
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"user.ini"_s);
    const QByteArray before = "[service]\naddress=https://kayit.example/" + QByteArray(1000, 'x') + "\n";
    REQUIRE(writeFile(file, before));
    CHECK(tests::holdsInChild([&] {
        const bool isLimited = tests::endFilesAt(500); // enough for the lock that QSettings writes first
        const Result<void> set = Settings({QString(), file}).set(Key::Language, u"en"_s);
        return isLimited && !set && isNotWritten(set.error().code);
    }));
    CHECK(readFile(file) == before);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"user.ini"_s});
}

TEST_CASE("an administrator's file behind a link counts") {
    const QTemporaryDir folder;
    const QString policy = folder.filePath(u"policy.ini"_s);
    REQUIRE(writeFile(folder.filePath(u"share/policy.ini"_s), "[ui]\ncopiesFolder=/srv/yenile\n"));
    REQUIRE(QFile::link(folder.filePath(u"share/policy.ini"_s), policy));
    const Settings settings({policy, folder.filePath(u"user.ini"_s)});
    CHECK(settings.check());
    CHECK(settings.text(Key::CopiesFolder) == u"/srv/yenile"_s);
}

TEST_CASE("an administrator's file behind a link that leads nowhere lets nothing of the user's count") {
    const QTemporaryDir folder;
    const QString etc = folder.filePath(u"etc"_s);
    const Sources sources{etc + u"/policy.ini"_s, folder.filePath(u"user.ini"_s), etc + u"/policy.d"_s};
    REQUIRE(writeFile(sources.userFile, "[service]\naddress=https://user.example\n"));
    REQUIRE(Settings(sources).check());               // there is no policy
    const QString away = folder.filePath(u"share"_s); // which is not mounted
    SECTION("the file") {
        REQUIRE(QDir().mkpath(etc));
        REQUIRE(QFile::link(away + u"/policy.ini"_s, sources.policyFile));
    }
    SECTION("one part of several") {
        REQUIRE(QDir().mkpath(sources.policyFolder));
        REQUIRE(QFile::link(away + u"/10.ini"_s, sources.policyFolder + u"/10.ini"_s));
    }
    SECTION("the folder of the parts") {
        REQUIRE(QDir().mkpath(etc));
        REQUIRE(QFile::link(away, sources.policyFolder));
    }
    SECTION("the folder of them all") {
        REQUIRE(QFile::link(away, etc));
    }
    const Settings settings(sources);
    REQUIRE_FALSE(settings.check());
    CHECK(settings.check().error().code == ErrorCode::FileNotReadable);
    CHECK(settings.check().error().arguments.first().startsWith(etc));
    CHECK(settings.text(Key::ServiceAddress).isEmpty());
    CHECK(settings.isManaged(Key::ServiceAddress));
}
