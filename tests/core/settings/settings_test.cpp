// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/setting_table.h"

#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QStringEncoder>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::settings;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    [[nodiscard]] Sources sources() const {
        return {folder.filePath(u"policy.ini"_s), folder.filePath(u"user.ini"_s)};
    }
    void policy(const char* text) const { REQUIRE(writeFile(sources().policyFile, text)); }
    void user(const char* text) const { REQUIRE(writeFile(sources().userFile, text)); }

    QTemporaryDir folder;
};

} // namespace

TEST_CASE("without files every setting has its default") {
    const Bench bench;
    const Settings settings(bench.sources());
    for (const Key key : Settings::keys()) {
        CHECK(settings.value(key).origin == Origin::Default);
        CHECK_FALSE(settings.isManaged(key));
    }
    CHECK(settings.text(Key::ServiceAddress).isEmpty());
    CHECK(settings.list(Key::Drivers).isEmpty());
    CHECK_FALSE(settings.text(Key::OutboxFolder).isEmpty());
    CHECK_FALSE(settings.text(Key::CopiesFolder).isEmpty());
}

TEST_CASE("the user's value stands over the default, the administrator's over both") {
    const Bench bench;
    bench.user("[service]\naddress=https://user.example\n[ui]\nlanguage=en\n");
    bench.policy("[service]\naddress=https://policy.example\n");
    const Settings settings(bench.sources());
    CHECK(settings.text(Key::ServiceAddress) == u"https://policy.example"_s);
    CHECK(settings.isManaged(Key::ServiceAddress));
    CHECK(settings.text(Key::Language) == u"en"_s);
    CHECK(settings.value(Key::Language).origin == Origin::User);
}

TEST_CASE("parts of the policy count in the order of their names, and what is said last counts") {
    const Bench bench;
    bench.policy("[service]\naddress=https://first.example\n[ui]\nlanguage=tr\n");
    Sources sources = bench.sources();
    sources.policyFolder = bench.folder.filePath(u"policy.d"_s);
    const auto part = [&](const QString& name, const char* text) {
        REQUIRE(writeFile(sources.policyFolder + u'/' + name, text));
    };
    part(u"20-office.ini"_s, "[service]\naddress=https://last.example\n");
    part(u"10-drivers.ini"_s, "[service]\naddress=https://second.example\n[token]\ndrivers=/a.so\n");
    part(u"30-no-part"_s, "[service]\naddress=https://no.example\n");
    const Settings settings(sources);
    CHECK(settings.text(Key::ServiceAddress) == u"https://last.example"_s);
    CHECK(settings.value(Key::ServiceAddress).file == sources.policyFolder + u"/20-office.ini"_s);
    CHECK(settings.list(Key::Drivers) == QStringList{u"/a.so"_s});
    CHECK(settings.isManaged(Key::Drivers));
    CHECK(settings.value(Key::Language).file == sources.policyFile);
}

TEST_CASE("the policy that came with the installer counts less than the others, but has to be there") {
    const Bench bench;
    bench.user("[service]\naddress=https://user.example\n");
    bench.policy("[ui]\ncopiesFolder=/srv/others\n");
    Sources sources = bench.sources();
    sources.installedPolicy = bench.folder.filePath(u"installed.ini"_s);
    SECTION("there") {
        REQUIRE(
            writeFile(sources.installedPolicy,
                      "[service]\naddress=https://installed.example\n[ui]\ncopiesFolder=/srv/installed\n"));
        const Settings settings(sources);
        CHECK(settings.check());
        CHECK(settings.text(Key::ServiceAddress) == u"https://installed.example"_s);
        CHECK(settings.isManaged(Key::ServiceAddress));
        CHECK(settings.text(Key::CopiesFolder) == u"/srv/others"_s);
    }
    SECTION("not there") {
        const Settings settings(sources);
        REQUIRE_FALSE(settings.check());
        CHECK(settings.check().error().code == ErrorCode::FileNotReadable);
        CHECK(settings.check().error().arguments == QStringList{sources.installedPolicy});
        CHECK(settings.text(Key::ServiceAddress).isEmpty());
    }
}

TEST_CASE("every example of the table is understood as what it stands for") {
    for (const Setting& setting : settingTable()) {
        INFO(setting.name);
        const QString example = QString::fromLatin1(setting.example);
        const Bench bench;
        const QStringList name = QString::fromLatin1(setting.name).split(u'/');
        bench.user(u"[%1]\n%2=%3\n"_s.arg(name[0], name[1], example).toUtf8().constData());
        const Settings settings(bench.sources());
        CHECK(settings.text(setting.key).remove(u' ') == QString(example).remove(u' '));
        CHECK(settingNamed(QString::fromLatin1(setting.name)) == &setting);
        CHECK_FALSE(meaningOf(setting).isEmpty());
    }
    CHECK(settingNamed(u"service/adress"_s) == nullptr);
}

TEST_CASE("what is set is there in the next run") {
    const Bench bench;
    {
        Settings settings(bench.sources());
        REQUIRE(settings.set(Key::Drivers, QStringList{u"/a.so"_s, u"/b.so"_s}));
        REQUIRE(settings.set(Key::CopiesFolder, u"/home/ayşe/Belgeler"_s));
    }
    const Settings settings(bench.sources());
    CHECK(settings.list(Key::Drivers) == QStringList{u"/a.so"_s, u"/b.so"_s});
    CHECK(settings.text(Key::CopiesFolder) == u"/home/ayşe/Belgeler"_s);
}

TEST_CASE("a value written by hand is read as it stands") {
    const Bench bench;
    bench.user("[token]\ndrivers=/usr/lib/libakisp11.so\n[ui]\ncopiesFolder=/home/ayşe/Belgeler\n");
    const Settings settings(bench.sources());
    CHECK(settings.list(Key::Drivers) == QStringList{u"/usr/lib/libakisp11.so"_s});
    CHECK(settings.text(Key::CopiesFolder) == u"/home/ayşe/Belgeler"_s);
}

TEST_CASE("a comma makes a list of a list alone, and nothing is no item") {
    const Bench bench;
    bench.user("[token]\ndrivers=\nforbiddenDrivers=/a.so, /b.so\n[ui]\ncopiesFolder=/home/a,b\n");
    const Settings settings(bench.sources());
    CHECK(settings.list(Key::Drivers).isEmpty());
    CHECK(settings.list(Key::ForbiddenDrivers) == QStringList{u"/a.so"_s, u"/b.so"_s});
    CHECK(settings.text(Key::CopiesFolder) == u"/home/a,b"_s);
}

TEST_CASE("what the administrator rules cannot be set") {
    const Bench bench;
    bench.policy("[ui]\ncopiesFolder=/srv/yenile\n");
    Settings settings(bench.sources());
    const Result<void> set = settings.set(Key::CopiesFolder, u"/home/ayse"_s);
    REQUIRE_FALSE(set);
    CHECK(set.error().code == ErrorCode::SettingInvalid);
    CHECK(set.error().arguments == QStringList{u"ui/copiesFolder"_s});
    CHECK(settings.text(Key::CopiesFolder) == u"/srv/yenile"_s);
}

TEST_CASE("what cannot be locked is the administrator's default until the user says otherwise") {
    const Bench bench;
    bench.policy("[ui]\nlanguage=tr\n");
    Settings settings(bench.sources());
    CHECK(settings.text(Key::Language) == u"tr"_s);
    CHECK_FALSE(settings.isManaged(Key::Language));
    CHECK(originText(settings.value(Key::Language)).contains(bench.sources().policyFile));
    REQUIRE(settings.set(Key::Language, u"en"_s));
    CHECK(settings.text(Key::Language) == u"en"_s);
    CHECK(settings.value(Key::Language).origin == Origin::User);
}

TEST_CASE("a setting that cannot be kept says so") {
    const Bench bench;
    REQUIRE(writeFile(bench.folder.filePath(u"file"_s), "no folder"));
    Settings settings({bench.sources().policyFile, bench.folder.filePath(u"file/user.ini"_s)});
    CHECK(settings.set(Key::Language, u"en"_s).error().code == ErrorCode::FileNotWritable);
}

TEST_CASE("each setting has a name of its own in a group") {
    QSet<QString> names;
    for (const Key key : Settings::keys())
        names.insert(Settings::name(key));
    CHECK(names.size() == static_cast<qsizetype>(Settings::keys().size()));
    for (const QString& name : names)
        CHECK(name.count(u'/') == 1);
}

TEST_CASE("an administrator's file that cannot be read lets nothing of the user's count") {
    const Bench bench;
    bench.user("[service]\naddress=https://user.example\n");
    SECTION("in UTF-16") {
        bench.policy("[service]\naddress=https://policy.example\n");
        const QByteArray utf8 = readFile(bench.sources().policyFile).value();
        QStringEncoder encoder(QStringEncoder::Utf16, QStringEncoder::Flag::WriteBom);
        const QByteArray utf16 = encoder(QString::fromUtf8(utf8));
        REQUIRE(writeFile(bench.sources().policyFile, utf16));
    }
    SECTION("in Latin-1") {
        bench.policy("[ui]\ncopiesFolder=/home/ay\xfe"
                     "e\n");
    }
    SECTION("one part of several") {
        REQUIRE(QDir(bench.folder.path()).mkpath(u"policy.d"_s));
        REQUIRE(writeFile(bench.folder.filePath(u"policy.d/10.ini"_s), QByteArray("a\0b", 3)));
    }
    SECTION("a folder") {
        REQUIRE(QDir().mkpath(bench.sources().policyFile));
    }
    SECTION("behind a link that leads round in a circle") {
        REQUIRE(QFile::link(bench.sources().policyFile, bench.sources().policyFile));
    }
    Sources sources = bench.sources();
    sources.policyFolder = bench.folder.filePath(u"policy.d"_s);
    Settings settings(sources);
    const Result<void> readable = settings.check();
    REQUIRE_FALSE(readable);
    CHECK(readable.error().arguments.first().startsWith(bench.folder.path()));
    CHECK(settings.text(Key::ServiceAddress).isEmpty());
    CHECK(settings.isManaged(Key::ServiceAddress));
    CHECK_FALSE(settings.set(Key::ServiceAddress, u"https://user.example"_s));
}

TEST_CASE("an administrator's file in UTF-8, with a byte order mark or without, counts") {
    const Bench bench;
    const auto* const mark = GENERATE("", "\xef\xbb\xbf");
    REQUIRE(writeFile(bench.sources().policyFile, QByteArray(mark) + "[ui]\ncopiesFolder=/home/ayşe\n"));
    const Settings settings(bench.sources());
    CHECK(settings.check());
    CHECK(settings.text(Key::CopiesFolder) == u"/home/ayşe"_s);
}
