// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/app/ctl/renewal_bench.h"
#include "tests/support/openid_provider.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// A person whose computer opens addresses by curl.
class House {
public:
    House() : provider(m_ca), bench({}, {provider.settings(m_folder), {}}) {
        const QString roots = bench.service.pki().filePath(u"root.pem"_s);
        REQUIRE(writeFile(roots, readFile(roots).value() + m_ca.root().certificatePem()));
        const QString settings = bench.service.file(u"settings.ini"_s);
        REQUIRE(writeFile(settings, readFile(settings).value() + "[network]\nlocalAddresses=true\n"));
        const QString opener = m_folder.filePath(u"xdg-open"_s);
        REQUIRE(writeFile(opener, "#!/bin/sh\nexec curl --silent --location --cacert '" + roots.toUtf8() +
                                      "' --output '" + m_folder.filePath(u"page"_s).toUtf8() + "' \"$1\"\n"));
        QFile(opener).setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    }

    [[nodiscard]] Ended renew(const QString& login) const {
        const QString path = m_folder.path() + u':' + qEnvironmentVariable("PATH");
        return bench.renew(
            {.options = {u"--login"_s, login}, .environment = {{u"DISPLAY"_s, u":77"_s}, {u"PATH"_s, path}}});
    }

private:
    TestCa m_ca;
    QTemporaryDir m_folder;

public:
    OpenIdProvider provider;
    RenewalBench bench;
};

} // namespace

TEST_CASE("a renewal that begins in a web browser ends with a receipt, without picture and password") {
    const House house;
    const Ended ended = house.renew(u"e-kimlik"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    CHECK(ended.errors.contains(house.provider.issuer() + u"/authorize?"_s));
    CHECK(house.bench.asked(u"captcha"_s) == 0);
    CHECK(house.bench.asked(u"access-password"_s) == 0);
}

TEST_CASE("a provider that the service does not name is told, with those that it names") {
    const House house;
    const Ended ended = house.renew(u"another"_s);
    CHECK(ended.exitCode == 2);
    CHECK(ended.problem() == "UsageInvalid");
    CHECK(ended.output.contains(u"e-kimlik"_s));
}
