// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/find_drivers.h"

#include "core/base/file.h"
#include "pkcs11/known_drivers.h"
#include "tests/pkcs11/dll_beginning.h"
#include "tests/support/softhsm.h"

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace yenile;
using pkcs11::DriverFile;
using tests::SoftHsmToken;

namespace {

const QString openSc = u"/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"_s;

/// Settings with these lines in their [token] group.
struct Configured {
    explicit Configured(const QByteArray& user, const QByteArray& policy = {})
        : settings({write(u"policy.ini"_s, policy), write(u"user.ini"_s, user)}) {}

    [[nodiscard]] QString write(const QString& name, const QByteArray& lines) const {
        const QString path = folder.filePath(name);
        REQUIRE(writeFile(path, "[token]\n" + lines));
        return path;
    }

    QTemporaryDir folder;
    settings::Settings settings;
};

QStringList pathsOf(const std::vector<DriverFile>& drivers) {
    QStringList paths;
    for (const DriverFile& driver : drivers)
        paths.append(driver.path);
    return paths;
}

DriverFile found(const QString& path) {
    DriverFile file(path);
    file.isChosen = false;
    return file;
}

const QByteArray akisCard = QByteArray::fromHex("3B9F968131FE45806755454B41451292318073B3A18085");
const QByteArray pivCard = QByteArray::fromHex("3B8D800180FBA00000030800001000010000CD");

} // namespace

TEST_CASE("Drivers named in the settings come first, then those that are installed, each once") {
    const Configured configured("drivers=/opt/kart/surucu.so, " + SoftHsmToken::driver().toUtf8() + "\n");
    const auto search = pkcs11::findDrivers(configured.settings, u"/home/kart.so"_s);
    const QStringList paths = pathsOf(search.drivers);
    REQUIRE(paths.size() >= 4);
    CHECK(paths.mid(0, 3) ==
          QStringList{u"/home/kart.so"_s, u"/opt/kart/surucu.so"_s, SoftHsmToken::driver()});
    QStringList targets;
    for (const DriverFile& driver : search.drivers) {
        CHECK(QFileInfo(driver.path).isAbsolute());
        CHECK_FALSE(driver.path.contains(u"p11-kit-"_s));
        CHECK(driver.isChosen == (targets.size() < 3));
        const QString target = QFileInfo(driver.path).canonicalFilePath();
        CHECK_FALSE((!target.isEmpty() && targets.contains(target)));
        targets.append(target);
    }
    CHECK(paths.contains(openSc));
}

TEST_CASE("Where the administrator's policy cannot be read no driver is tried") {
    const QByteArray utf16("[\0t\0", 4);
    const Configured configured("drivers=" + SoftHsmToken::driver().toUtf8() + "\n", utf16);
    REQUIRE_FALSE(configured.settings.check());
    CHECK(pkcs11::findDrivers(configured.settings, openSc).drivers.empty());
}

TEST_CASE("A driver that the settings forbid, by its path or its name, is not tried, and that is told") {
    const QByteArray entry =
        GENERATE(as<QByteArray>(), "opensc-pkcs11.so", "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
                 "/usr/lib/x86_64-linux-gnu/pkcs11/opensc-pkcs11.so");
    const Configured configured({}, "forbiddenDrivers=" + entry + "\n");
    const auto search = pkcs11::findDrivers(configured.settings, openSc);
    CHECK_FALSE(pathsOf(search.drivers).contains(openSc));
    CHECK(search.refused == QStringList{openSc});
}

TEST_CASE("Where the administrator names drivers that are allowed no other is tried") {
    const Configured configured("drivers=/opt/kart/surucu.so\n", "allowedDrivers=opensc-pkcs11.so\n");
    const auto search = pkcs11::findDrivers(configured.settings);
    CHECK(pathsOf(search.drivers) == QStringList{openSc});
    CHECK(search.refused.contains(u"/opt/kart/surucu.so"_s));
}

TEST_CASE("A driver in 32 bits is tried where there is none of its maker in 64") {
    const QTemporaryDir folder;
    const QString of64 = folder.filePath(u"64/libakisp11.so"_s);
    const QString of32 = folder.filePath(u"32/libakisp11.so"_s);
    pkcs11::P11KitPlaces places;
    places.packageFolder = folder.path();
    const auto install = [&](const QString& path, const QByteArray& machine, const QByteArray& priority) {
        REQUIRE(QDir().mkpath(QFileInfo(path).path()));
        REQUIRE(writeFile(path, tests::dllFor(machine)));
        REQUIRE(writeFile(folder.filePath(QString::fromLatin1(priority) + u".module"_s),
                          "module: " + path.toUtf8() + "\npriority: " + priority + "\n"));
    };
    const auto tried = [&] {
        const Configured configured({}, "allowedDrivers=libakisp11.so\n");
        return pathsOf(pkcs11::findDrivers(configured.settings, {}, places).drivers);
    };
    install(of32, "\x4c\x01", "1");
    CHECK(tried() == QStringList{of32});
    install(of64, "\x64\x86", "2"); // looked into first, as the folders of 64 bits are
    CHECK(tried() == QStringList{of64});
}

TEST_CASE("It is told which drivers were looked for and where") {
    const Configured configured({});
    const auto search = pkcs11::findDrivers(configured.settings);
    CHECK(search.files.first() == u"libakisp11.so"_s); // the commonest card of the country
    for (const QString& folder : {u"/usr/lib"_s, u"/opt/akis"_s})
        CHECK(search.folders.contains(folder));
    CHECK(search.configurations.contains(u"/usr/share/p11-kit/modules"_s));
}

TEST_CASE(
    "The list of known drivers holds absolute folders, and parts of answers to reset that tell something") {
    const auto& known = pkcs11::knownDrivers();
    CHECK(known.drivers.size() >= 14);
    for (const QString& folder : known.folders)
        CHECK(folder.startsWith(u'/'));
    for (const auto& driver : known.drivers) {
        INFO(driver.name.toStdString());
        for (const QByteArray& part : driver.cards)
            CHECK(part.size() >= 5);
    }
}

TEST_CASE("The driver of the card that is there comes before those of other cards") {
    const DriverFile akis = found(u"/usr/lib/libakisp11.so"_s);
    const DriverFile piv = found(openSc);
    const DriverFile unknown = found(u"/opt/kart/surucu.so"_s);
    const DriverFile chosen(u"/usr/lib/libaetpkss.so"_s);
    const std::vector drivers{chosen, piv, unknown, akis};

    auto order = pkcs11::orderFor(drivers, {akisCard});
    CHECK((order.first == std::vector{chosen, akis, unknown}));
    CHECK((order.later == std::vector{piv}));

    order = pkcs11::orderFor(drivers, {pivCard, QByteArray()});
    CHECK((order.first == std::vector{chosen, piv, unknown}));
    CHECK((order.later == std::vector{akis}));

    order = pkcs11::orderFor(drivers, {});
    CHECK((order.first == std::vector{chosen, unknown}));
    CHECK((order.later == std::vector{piv, akis}));
}
