// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "tests/support/child_posix.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cerrno>
#include <unistd.h>

using namespace yenile;

namespace {

int syncError = 0; ///< what the disk has to tell at the end

} // namespace

// Instead of the C library's.
extern "C" int fsync(int descriptor) {
    if (syncError == 0)
        return ::fdatasync(descriptor);
    errno = syncError;
    return -1;
}

TEST_CASE("a file for its owner alone can be read by nobody else") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alt/dosya #1 %41 şğı.bin"));
    REQUIRE(writeFile(path, "secret", FileAccess::OwnerOnly));
    CHECK(readFile(path) == QByteArray("secret"));
    CHECK((QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    const QFile::Permissions others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    CHECK((QFileInfo(folder.filePath(QStringLiteral("alt"))).permissions() & others) == 0);
}

TEST_CASE("a device is written to") {
    CHECK(writeFile(QStringLiteral("/dev/null"), "x"));
    CHECK(writeFile(QStringLiteral("/dev/full"), "x").error().code == ErrorCode::DiskFull);
    CHECK_FALSE(QFileInfo(QStringLiteral("/dev/null")).isFile());
}

TEST_CASE("a folder that may not be written to is told as protected") {
    const QTemporaryDir folder;
    REQUIRE(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
    const QString path = folder.filePath(QStringLiteral("file"));
    CHECK(tests::holdsInChild([&] { // root may write everywhere
        const bool isOther = ::getuid() != 0 || ::setuid(65534) == 0;
        const Result<void> known = checkWritable(path);
        const Result<void> written = writeFile(path, "x");
        return isOther && !known && known.error().code == ErrorCode::FileProtected && !written &&
               written.error().code == ErrorCode::FileProtected;
    }));
    CHECK(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

TEST_CASE("a file that finds no room for its last part stays what it was, and the error says so") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    REQUIRE(writeFile(path, "old"));
    for (const qsizetype size : {100, 40000}) {
        CHECK(tests::holdsInChild([&] { // a thousand bytes less than are wanted
            const bool isLimited =
                tests::endFilesAt(static_cast<rlim_t>(std::max<qsizetype>(size - 1000, 10)));
            const Result<void> written = writeFile(path, QByteArray(size, 'x'));
            return isLimited && !written && isNotWritten(written.error().code);
        }));
        CHECK(readFile(path) == QByteArray("old"));
    }
}

TEST_CASE("a disk that tells only at the end that a file did not reach it leaves the old one") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    REQUIRE(writeFile(path, "old"));
    const auto written = [&](int error) {
        syncError = error;
        const Result<void> outcome = writeFile(path, "new");
        syncError = 0;
        return outcome;
    };
    CHECK(written(ENOSPC).error().code == ErrorCode::DiskFull);
    CHECK(written(EDQUOT).error().code == ErrorCode::DiskFull);
    CHECK(written(EIO).error().code == ErrorCode::FileNotWritable);
    CHECK(readFile(path) == QByteArray("old"));
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList(QStringLiteral("file")));
    CHECK(written(EINVAL)); // a file system that cannot be waited for
    CHECK(readFile(path) == QByteArray("new"));
}

TEST_CASE("a file that cannot be written leaves nothing behind") {
    CHECK(writeFile(QStringLiteral("/proc/yenile/file"), "x").error().code == ErrorCode::FileNotWritable);
}
