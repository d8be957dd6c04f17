// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

using namespace yenile;

TEST_CASE("a file that is not there is an error with its name") {
    const auto content = readFile(QStringLiteral("/nonexistent/file"));
    REQUIRE_FALSE(content);
    CHECK(content.error().code == ErrorCode::FileNotReadable);
    CHECK(content.error().arguments == QStringList{QStringLiteral("/nonexistent/file")});
}

TEST_CASE("a folder in the place of a file is told") {
    const QTemporaryDir folder;
    CHECK(writeFile(folder.path(), "x").error().code == ErrorCode::FileIsFolder);
    CHECK(checkWritable(folder.path()).error().code == ErrorCode::FileIsFolder);
}

TEST_CASE("a file without a name cannot be written") {
    CHECK(writeFile(QString(), "x").error().code == ErrorCode::FileNotWritable);
    CHECK(writeFile(QString(), "x", FileAccess::OwnerOnly).error().code == ErrorCode::FileNotWritable);
}

TEST_CASE("a link is followed, and what it leads to is replaced") {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("file"));
    const QString link = folder.filePath(QStringLiteral("link"));
    REQUIRE(writeFile(file, "old"));
    std::error_code wrong; // not QFile::link(), which makes a shortcut on Windows
    std::filesystem::create_symlink(std::filesystem::path(file.toStdU16String()),
                                    std::filesystem::path(link.toStdU16String()), wrong);
    if (wrong) { // there it is a matter of privilege
        WARN("skipped: " << wrong.message());
        return;
    }
    REQUIRE(writeFile(link, "new"));
    CHECK(readFile(file) == QByteArray("new"));
    CHECK(QFileInfo(link).isSymLink());
}
