// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/p11_kit.h"

#include "core/base/file.h"
#include "pkcs11/find_drivers.h"
#include "tests/pkcs11/token_bench.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

// p11-kit's configuration as we read it and as its own program does.

using namespace Qt::StringLiterals;
using namespace yenile;
using tests::SoftHsmToken;

namespace {

/// Folders in the place of p11-kit's own, and modules that can be loaded: copies of SoftHSM2.
class Configuration {
public:
    Configuration() {
        for (const QString& name : {u"package"_s, u"etc/modules"_s, u"user/pkcs11/modules"_s, u"libraries"_s})
            REQUIRE(QDir(m_folder.path()).mkpath(name));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text) const { REQUIRE(writeFile(path(name), text)); }
    [[nodiscard]] QByteArray library(const QString& name) const {
        const QString file = path(u"libraries/"_s + name + u".so"_s);
        if (!QFileInfo::exists(file))
            REQUIRE(QFile::copy(SoftHsmToken::driver(), file));
        return file.toUtf8();
    }

    [[nodiscard]] pkcs11::P11KitPlaces places() const {
        return {.systemFile = path(u"etc/pkcs11.conf"_s),
                .userFile = path(u"user/pkcs11/pkcs11.conf"_s),
                .packageFolder = path(u"package"_s),
                .systemFolder = path(u"etc/modules"_s),
                .userFolder = path(u"user/pkcs11/modules"_s),
                .libraries = {path(u"libraries"_s)}};
    }

    /// "name: path" of each module, as we have them.
    [[nodiscard]] QStringList ours() const {
        QStringList lines;
        for (const auto& module : readP11Kit(places(), {u"p11-kit"_s}).modules) {
            if (module.isEnabled && !module.path.isEmpty())
                lines << module.name + u": "_s + module.path;
        }
        return lines;
    }

    /// The same as `p11-kit list-modules` has them, for a user who is not the superuser.
    [[nodiscard]] QStringList theirs() const {
        QStringList arguments{u"--mount"_s};
        if (geteuid() != 0)
            arguments << u"--map-root-user"_s;
        arguments << u"sh"_s << u"-c"_s
                  << u"mount -t tmpfs none /etc && mkdir /etc/pkcs11 && mount --bind \"$1\" /etc/pkcs11 && "
                     "mount --bind \"$2\" /usr/share/p11-kit/modules && "
                     "XDG_CONFIG_HOME=\"$3\" exec unshare --user p11-kit list-modules"_s
                  << u"sh"_s << path(u"etc"_s) << path(u"package"_s) << path(u"user"_s);
        QProcess process;
        process.start(u"unshare"_s, arguments);
        REQUIRE(process.waitForFinished(60000));
        const QString errors = QString::fromUtf8(process.readAllStandardError());
        INFO(errors.toStdString());
        REQUIRE(process.exitCode() == 0);
        QStringList lines;
        for (const QString& line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n')) {
            const QString newerName = u"module: "_s; // 0.25 has the path in a line of its own
            const QString newerPath = u"    path: "_s;
            if (line.startsWith(newerPath))
                lines.last() += u": "_s + line.mid(newerPath.size());
            else if (!line.isEmpty() && !line.startsWith(u' '))
                lines << (line.startsWith(newerName) ? line.mid(newerName.size()) : line);
        }
        return lines;
    }

private:
    QTemporaryDir m_folder;
};

void needP11Kit() {
    const bool possible =
        QProcess::execute(u"sh"_s, {u"-c"_s, u"command -v p11-kit >/dev/null && test -d "
                                             "/usr/share/p11-kit/modules && unshare --user true"_s}) == 0;
    if (!possible)
        tests::skip("no p11-kit here, or no namespaces of our own");
}

} // namespace

TEST_CASE("What p11-kit's own program lists is what we list, in its order") {
    needP11Kit();
    const SoftHsmToken token;
    const Configuration files;
    const QByteArray a = "module: " + files.library(u"a"_s) + "\n";
    const QByteArray b = "module: " + files.library(u"b"_s) + "\n";
    const QByteArray c = "module: " + files.library(u"c"_s) + "\n";
    files.write(u"package/a.module"_s, a);
    files.write(u"package/b.module"_s, "# comment\n\n  " + b + "critical: no\n");
    files.write(u"package/c.module"_s, c + "x-something: else\n");
    SECTION("as the packages have it") {
    }
    SECTION("the administrator switches one off by a file of the same name") {
        files.write(u"etc/modules/b.module"_s, "enable-in:\n");
    }
    SECTION("one is for other programs, and one for us as well") {
        files.write(u"etc/modules/a.module"_s, "enable-in: geary, midori\n");
        files.write(u"etc/modules/b.module"_s, "enable-in: geary, p11-kit\n");
    }
    SECTION("one is for all but us") {
        files.write(u"etc/modules/c.module"_s, "disable-in: p11-kit p11-kit-proxy\n");
    }
    SECTION("a name that begins like ours is another program") {
        files.write(u"etc/modules/c.module"_s, "disable-in: p11-kit-proxy\n");
        files.write(u"etc/modules/b.module"_s, "enable-in: p11-kit-proxy\n");
    }
    SECTION("the highest priority comes first") {
        files.write(u"etc/modules/c.module"_s, "priority: 10\n");
        files.write(u"user/pkcs11/modules/b.module"_s, "priority: 20\n");
    }
    SECTION("another module in the place of the package's, and one more") {
        files.write(u"etc/modules/b.module"_s, "module: " + files.library(u"d"_s) + "\n");
        files.write(u"user/pkcs11/modules/e.module"_s, "module: " + files.library(u"e"_s) + "\n");
    }
    SECTION("users have no say where the administrator says so") {
        files.write(u"etc/pkcs11.conf"_s, "user-config: none\n");
        files.write(u"user/pkcs11/modules/b.module"_s, "enable-in:\n");
    }
    SECTION("users who want nothing but their own") {
        files.write(u"user/pkcs11/pkcs11.conf"_s, "user-config: only\n");
        files.write(u"user/pkcs11/modules/b.module"_s, b);
    }
    SECTION("users who want nothing of their own") {
        files.write(u"user/pkcs11/pkcs11.conf"_s, "user-config: none\n");
        files.write(u"user/pkcs11/modules/b.module"_s, "enable-in:\n");
    }
    const QStringList ours = files.ours();
    CHECK(ours.size() > 0);
    CHECK(ours.join(u'\n').toStdString() == files.theirs().join(u'\n').toStdString());
}

TEST_CASE("What a file says of a module is kept") {
    const Configuration files;
    files.write(u"package/nss.module"_s,
                "module: a.so\nx-init-reserved:  configdir='sql:/tmp' flags=readOnly \ncritical: yes\n");
    files.write(u"package/far.module"_s, "remote: unix:path=/run/far\n");
    files.write(u"package/trust.module"_s, "module: /t.so\ntrust-policy: yes\n");
    files.write(u"package/broken.module"_s, "this is no configuration\n");
    const auto modules = pkcs11::readP11Kit(files.places(), {u"yenile"_s}).modules;
    REQUIRE(modules.size() == 3);
    CHECK(modules[0].remote == u"unix:path=/run/far"_s);
    CHECK(modules[0].path.isEmpty());
    CHECK(modules[1].initReserved == u"configdir='sql:/tmp' flags=readOnly"_s);
    CHECK(modules[1].path == files.path(u"libraries/a.so"_s));
    CHECK(modules[1].isCritical);
    CHECK(modules[2].holdsTrustAlone);
}

TEST_CASE(
    "A module that p11-kit reaches elsewhere, by a command or a socket, is listed and told by its address") {
    const Configuration files;
    tests::SoftHsmToken token;
    const tests::Identity identity = tests::TestCa().issue({});
    token.store(identity);
    pkcs11::P11KitPlaces places = files.places();
    places.libraries = pkcs11::P11KitPlaces::standard().libraries;
    if (!QFileInfo::exists(QDir(places.libraries.front()).filePath(u"p11-kit-client.so"_s)))
        tests::skip("no p11-kit-client.so here");
    const QString command = u"|p11-kit remote "_s + QString::fromUtf8(files.library(u"far"_s));
    files.write(u"package/far.module"_s, "remote: " + command.toUtf8() + "\n");
    files.write(u"package/farther.module"_s, "remote: unix:path=" + files.path(u"nobody"_s).toUtf8() + "\n");
    const QByteArray forbidden = GENERATE(as<QByteArray>(), "", "p11-kit-client.so");
    files.write(u"user.ini"_s,
                "[token]\nforbiddenDrivers=libsofthsm2.so, opensc-pkcs11.so, " + forbidden + "\n");
    const settings::Settings settings({files.path(u"policy.ini"_s), files.path(u"user.ini"_s)});
    const auto search = findDrivers(settings, {}, places);
    if (!forbidden.isEmpty()) {
        CHECK(search.drivers.empty());
        CHECK(search.refused.contains(command));
        return;
    }
    REQUIRE(search.drivers.size() == 2);
    pkcs11::TokenMonitor monitor(search.drivers);
    const auto seen = tests::onlyToken(monitor);
    CHECK(seen.driver == command);
    REQUIRE(seen.certificates.size() == 1);
    tests::ScriptedPinEntry entry({token.pin()});
    const auto signer = monitor.openSigner(seen, seen.certificates.front(), entry);
    const auto request = tests::requestFor("sözleşme", signer->algorithms().front());
    const auto signature = tests::sign(*signer, request);
    REQUIRE(signature);
    CHECK(tests::opensslAccepts(identity.certificate, *signature, request));
}

TEST_CASE("A known driver that p11-kit's configuration switches off is not tried, and that is told") {
    const QString openSc = u"/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"_s;
    const Configuration files;
    const settings::Settings settings({files.path(u"policy.ini"_s), files.path(u"user.ini"_s)});
    const auto isTried = [&](const pkcs11::DriverSearch& search) {
        return std::ranges::find(search.drivers, openSc, &pkcs11::DriverFile::path) != search.drivers.end();
    };
    files.write(u"package/opensc.module"_s, "module: " + openSc.toUtf8() + "\n");
    CHECK(isTried(findDrivers(settings, {}, files.places())));

    files.write(u"etc/modules/opensc.module"_s, "disable-in: firefox, yenilectl\n");
    const auto search = findDrivers(settings, {}, files.places());
    CHECK_FALSE(isTried(search));
    CHECK(search.switchedOff == QStringList{openSc});

    const auto chosen = findDrivers(settings, openSc, files.places()); // whoever names it wants it
    CHECK(isTried(chosen));
    files.write(u"etc/modules/opensc.module"_s, "module: /usr/lib/another.so\n");
    CHECK_FALSE(isTried(findDrivers(settings, {}, files.places())));
}
