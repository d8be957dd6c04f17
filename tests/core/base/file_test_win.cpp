// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "tests/windows/wine.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QTemporaryDir>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

using namespace yenile;

namespace {

/// Who may do what with it, in Windows' own words.
QString accessOf(const QString& path) {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    LPWSTR text = nullptr;
    REQUIRE(GetNamedSecurityInfoW(QDir::toNativeSeparators(path).toStdWString().c_str(), SE_FILE_OBJECT,
                                  DACL_SECURITY_INFORMATION, nullptr, nullptr, nullptr, nullptr,
                                  &descriptor) == ERROR_SUCCESS);
    REQUIRE(ConvertSecurityDescriptorToStringSecurityDescriptorW(descriptor, SDDL_REVISION_1,
                                                                 DACL_SECURITY_INFORMATION, &text, nullptr));
    QString access = QString::fromWCharArray(text);
    LocalFree(text);
    LocalFree(descriptor);
    return access;
}

} // namespace

TEST_CASE("the access list of a file for its owner alone, and of its folder, names nobody else") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alt/dosya #1 %41 şğı.bin"));
    REQUIRE(writeFile(path, "secret", FileAccess::OwnerOnly));
    CHECK(readFile(path) == QByteArray("secret"));
    if (tests::isWine()) {
        WARN("skipped: wine keeps no access lists of files");
        return;
    }
    for (const QString& kept : {path, folder.filePath(QStringLiteral("alt"))}) {
        const QString access = accessOf(kept);
        CAPTURE(access.toStdString());
        CHECK(access.startsWith(QStringLiteral("D:P")));
        CHECK(access.count(u'(') == 2);
        CHECK(access.contains(QStringLiteral(";;;SY)")));
        CHECK(access.contains(QStringLiteral(";FA;;;")));
    }
}
