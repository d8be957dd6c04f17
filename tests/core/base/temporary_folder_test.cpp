// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporary_folder.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QFileInfo>

#include <utility>

using namespace yenile;

TEST_CASE("A temporary folder goes with what it was made for, wherever that was moved to") {
    QString file;
    {
        Result<TemporaryFolder> made = TemporaryFolder::make();
        REQUIRE(made);
        file = made->filePath(QStringLiteral("file"));
        const TemporaryFolder folder = std::move(*made);
        REQUIRE(writeFile(file, "x"));
        CHECK(folder.filePath(QStringLiteral("file")) == file);
    }
    CHECK_FALSE(QFileInfo(QFileInfo(file).path()).exists());
}
