// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/settings/settings.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace yenile;
using namespace Qt::StringLiterals;
using namespace settings;

TEST_CASE("settings that find no room stay what they were, and the error says so") {
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"user.ini"_s);
    const QByteArray before = "[service]\naddress=https://kayit.example/" + QByteArray(1000, 'x') + "\n";
    REQUIRE(writeFile(file, before));
    const pid_t child = ::fork(); // its files have less room than what is there needs
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{500, 500}; // enough for the lock that QSettings writes first
        const bool isLimited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
        const Result<void> set = Settings({QString(), file}).set(Key::Language, u"en"_s);
        ::_exit(isLimited && !set && isNotWritten(set.error().code) ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(readFile(file) == before);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"user.ini"_s});
}
