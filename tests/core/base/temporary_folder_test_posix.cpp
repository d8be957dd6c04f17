// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporary_folder.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

using namespace yenile;

namespace {

/// Where temporary files are made, until the end of the test.
class TemporaryPlace {
public:
    explicit TemporaryPlace(const QByteArray& folder) { qputenv("TMPDIR", folder); }
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;
    ~TemporaryPlace() { qputenv("TMPDIR", m_before); } // empty is as good as none

private:
    QByteArray m_before = qgetenv("TMPDIR");
};

} // namespace

TEST_CASE("A temporary folder that cannot be made is told") {
    const TemporaryPlace place("/proc"); // Qt takes /tmp where the folder is none
    const auto folder = TemporaryFolder::make();
    REQUIRE_FALSE(folder);
    CHECK(isNotWritten(folder.error().code));
    CHECK(folder.error().arguments == QStringList{QStringLiteral("/proc")});
    CHECK_FALSE(folder.error().cause.isEmpty());
}
