// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/renewal/outbox.h"
#include "tests/support/nginx.h"
#include "tests/support/postgresql.h"
#include "tests/support/skip.h"
#include "tests/ui/wizard_bench.h"

#include <QApplication>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using ui::PageId;

namespace {

ServiceOptions over(const PostgreSql& database) {
    QMap<QString, QString> settings = database.settings();
    settings.insert(u"http/forwardedHeader"_s, u"X-Real-IP"_s);
    return {settings, {}};
}

void skipWithoutServers() {
    if (Nginx::isThere() && PostgreSql::isThere())
        return;
    skip("no nginx or no PostgreSQL on this computer");
}

} // namespace

TEST_CASE("at the wizard nobody notices an instance that is killed on the way") {
    skipWithoutServers();
    const PageId where = GENERATE(PageId::Login, PageId::Form, PageId::SmsCode, PageId::Review);
    CAPTURE(static_cast<int>(where));
    const PostgreSql postgreSql;
    WizardBench bench(over(postgreSql));
    ServiceInstance second(bench.service.state());
    second.start();
    const Nginx nginx(bench.service.pki(), bench.service.address(), second.address());
    bench.address = nginx.address();
    bench.insertCertificate();
    WizardDriver& wizard = bench.open();
    REQUIRE(wizard.walkTo(where));
    bench.service.kill();
    REQUIRE(wizard.walkTo(PageId::Done));
    CHECK(wizard.loginsAgain() == 0);
    CHECK(wizard.pinsAsked() == 1);
    CHECK(renewal::Outbox(bench.outbox()).pending().empty());
    CHECK(QDir(bench.copies()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() == 1);
}
