#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QTemporaryDir>

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

TEST_CASE("a link is followed, and what it leads to is replaced") {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("file"));
    const QString link = folder.filePath(QStringLiteral("link"));
    REQUIRE(writeFile(file, "old"));
    REQUIRE(QFile::link(file, link));
    REQUIRE(writeFile(link, "new"));
    CHECK(readFile(file) == QByteArray("new"));
    CHECK(QFileInfo(link).isSymLink());
}
