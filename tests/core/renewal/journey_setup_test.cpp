// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/journey.h"

#include "core/base/file.h"
#include "tests/support/test_ca.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    Bench() { REQUIRE(ca.write(QDir(folder.path()), {})); }

    [[nodiscard]] Result<JourneySetup> setup(const QString& name, const QString& value) const {
        settings::Settings settings({folder.filePath(u"none.ini"_s), folder.filePath(u"user.ini"_s)});
        for (const settings::Key key : settings::Settings::keys())
            if (settings::Settings::name(key) == name)
                REQUIRE(settings.set(key, value));
        return journeySetup(settings);
    }
    [[nodiscard]] QString file(const char* name) const { return folder.filePath(QLatin1String(name)); }

    QTemporaryDir folder;
    tests::TestCa ca;
};

} // namespace

TEST_CASE("the settings say which service is trusted and whose signatures") {
    const Bench bench;
    REQUIRE(bench.setup(u"service/address"_s, u"https://kayit.example:8443"_s));
    REQUIRE(bench.setup(u"service/caFile"_s, bench.file("root.pem")));
    REQUIRE(bench.setup(u"service/pins"_s, u"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="_s));
    const auto setup = bench.setup(u"signature/trustAnchors"_s, bench.file("chain.pem"));
    REQUIRE(setup);
    CHECK(setup->connection.address == QUrl(u"https://kayit.example:8443"_s));
    CHECK(setup->connection.trust.authorities.size() == 1);
    CHECK(setup->connection.trust.pins ==
          QByteArrayList{QCryptographicHash::hash({}, QCryptographicHash::Sha256)});
    CHECK(setup->trustAnchors.size() == 2);
    CHECK_FALSE(setup->outboxFolder.isEmpty());
    CHECK_FALSE(setup->copiesFolder.isEmpty());
}

TEST_CASE("without an address there is a setup, so that one can be entered") {
    const Bench bench;
    CHECK(bench.setup(u"ui/language"_s, u"tr"_s));
}

TEST_CASE("a setting that cannot be used is named") {
    const Bench bench;
    REQUIRE(writeFile(bench.file("no.pem"), "no certificate"));
    QString name = u"service/address"_s;
    QString value;
    SECTION("an address without TLS") {
        value = u"http://kayit.example"_s;
    }
    SECTION("no address") {
        value = u"kayit.example"_s;
    }
    SECTION("authorities that are none") {
        name = u"service/caFile"_s;
        value = bench.file("no.pem");
    }
    SECTION("a file's authorities alone, and no file") {
        name = u"service/caOnly"_s;
        value = u"true"_s;
    }
    SECTION("trust anchors that are none") {
        name = u"signature/trustAnchors"_s;
        value = bench.file("no.pem");
    }
    SECTION("a pin that is none") {
        name = u"service/pins"_s;
        value = u"c2hvcnQ="_s;
    }
    const auto setup = bench.setup(name, value);
    REQUIRE_FALSE(setup);
    CHECK(setup.error().code == ErrorCode::SettingInvalid);
    CHECK(setup.error().arguments == QStringList{name});
}

TEST_CASE("a file that a setting names and that is not there is told of") {
    const Bench bench;
    CHECK(bench.setup(u"service/caFile"_s, bench.file("gone.pem")).error().code ==
          ErrorCode::FileNotReadable);
}
