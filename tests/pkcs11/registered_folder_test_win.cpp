// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/known_drivers.h"
#include "pkcs11/registered_folder.h"

#include <QDir>
#include <QScopeGuard>
#include <QSettings>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;
using pkcs11::registeredFolder;

TEST_CASE("Drivers are found where their installer wrote down that they are") {
    const QString path = uR"(HKEY_CURRENT_USER\Software\Yenile\tests\drivers)"_s;
    QSettings key(path, QSettings::Registry64Format);
    const auto back = qScopeGuard([&] { key.remove(QString()); });
    CHECK(registeredFolder({path, u"ConfigFile"_s, u"../pkcs11"_s}).isEmpty());
    key.setValue(u"ConfigFile"_s, uR"(D:\Kart\OpenSC\opensc.conf)"_s);
    key.setValue(u"Path"_s, uR"(D:\Kart\SafeNet\)"_s);
    key.setValue(u"Elsewhere"_s, uR"(..\drivers)"_s);
    key.sync();
    CHECK(registeredFolder({path, u"ConfigFile"_s, u"../pkcs11"_s}) == u"D:/Kart/OpenSC/pkcs11");
    CHECK(registeredFolder({path, u"Path"_s, u"SAC/x64"_s}) == u"D:/Kart/SafeNet/SAC/x64");
    CHECK(registeredFolder({path, u"Elsewhere"_s, u"."_s}).isEmpty());
}

TEST_CASE("Every folder that drivers are looked for in is absolute, and there once") {
    QStringList folders = pkcs11::knownDrivers().folders;
    for (const QString& folder : folders)
        CHECK(QDir::isAbsolutePath(folder));
    CHECK(folders.removeDuplicates() == 0);
}
