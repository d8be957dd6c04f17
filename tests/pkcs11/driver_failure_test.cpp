// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/driver_failure.h"

#include "core/base/file.h"
#include "tests/pkcs11/dll_beginning.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

using namespace yenile;
using namespace Qt::StringLiterals;
using tests::dllFor;

TEST_CASE("Why Windows does not load a driver is told by the driver's own header") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"akisp11.dll"_s);
    const QString others = u"it is made for another kind of computer"_s;
    const QList<std::pair<QByteArray, QString>> files{
        {dllFor("\x4c\x01"), u"it is made for 32-bit programs, and Yenile is a 64-bit one"_s},
        {dllFor("\x64\xaa"), others}, // ARM64
        {dllFor("\x64\x86"), u"it is damaged"_s},
        {dllFor("\x64"), u"it is no driver"_s},
        {"MZ", u"it is no driver"_s},
        {QByteArray(0x200, 'x'), u"it is no driver"_s},
        {"", u"it is no driver"_s}};
    for (const auto& [content, words] : files) {
        REQUIRE(writeFile(path, content));
        CHECK(pkcs11::driverFailure(path, u"error 193"_s) == words);
    }
    CHECK(pkcs11::driverFailure(path, u"error 126"_s) == u"it needs a DLL that is not installed"_s);
    CHECK(pkcs11::driverFailure(path, u"error 5"_s) == u"error 5"_s);
    CHECK(pkcs11::driverFailure(folder.filePath(u"none.dll"_s), u"error 126"_s) ==
          u"there is no such file"_s);
}
