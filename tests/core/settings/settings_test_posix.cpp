// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/settings/settings.h"
#include "tests/support/child_posix.h"

#include <catch2/catch.hpp>

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
