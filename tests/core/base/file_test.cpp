#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QTemporaryDir>

using namespace yenile;

TEST_CASE("a file for its owner alone can be read by nobody else") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alt/dosya #1 %41 şğı.bin"));
    REQUIRE(writeFile(path, "secret", FileAccess::OwnerOnly));
    CHECK(readFile(path) == QByteArray("secret"));
    CHECK((QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}

TEST_CASE("a file that is not there is an error with its name") {
    const auto content = readFile(QStringLiteral("/nonexistent/file"));
    REQUIRE_FALSE(content);
    CHECK(content.error().code == ErrorCode::FileNotReadable);
    CHECK(content.error().arguments == QStringList{QStringLiteral("/nonexistent/file")});
}

TEST_CASE("a file that cannot be written leaves nothing behind") {
    CHECK(writeFile(QStringLiteral("/proc/yenile/file"), "x").error().code == ErrorCode::FileNotWritable);
}
