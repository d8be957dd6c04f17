// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"
#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "tests/app/ctl/fatal_gate.h"
#include "tests/app/ctl/renewal_bench.h"
#include "tests/support/nginx.h"
#include "tests/support/postgresql.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <QEventLoop>
#include <QSettings>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

ServiceOptions over(const PostgreSql& database) {
    QMap<QString, QString> settings = database.settings();
    settings.insert(u"http/forwardedHeader"_s, u"X-Real-IP"_s);
    settings.insert(u"sms/codesPerTenMinutes"_s, u"1000"_s);
    settings.insert(u"limits/triesPerAddress"_s, u"1000"_s);
    return {settings, {}};
}

/// Two instances over one PostgreSQL behind nginx; the first can be killed at any request.
struct House {
    PostgreSql postgreSql;
    RenewalBench bench{{}, over(postgreSql)};
    ServiceInstance second{bench.service.state()};
    FatalGate gate{bench.service.address(), [this] { bench.service.kill(); }};
    std::unique_ptr<Nginx> nginx;
    registration::Database database{registration::readSettings(bench.service.state()).value()};

    House() { second.start(); }

    /// One order for the applicant, and nginx and the first instance as new.
    QString prepare(int request, FatalGate::Moment moment) {
        bench.service.kill();
        bench.service.start();
        nginx = std::make_unique<Nginx>(bench.service.pki(), gate.address(), second.address());
        QSettings settings(bench.service.file(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"service/address"_s, nginx->address().toString());
        settings.sync();
        database.execute(u"UPDATE orders SET open = 0"_s);
        const auto applicant = registration::findApplicantByNumber(database, u"10000000146"_s);
        const QString order = u"order-%1-%2"_s.arg(request).arg(static_cast<int>(moment));
        registration::addOrder(
            database, {order, applicant.value().id, QDate(2026, 1, 5), u"Kurum"_s, {}, {}, {}, true, true});
        gate.arm(request, moment);
        return order;
    }

    /// `yenilectl renew`, while the gate works.
    [[nodiscard]] Ended renew() const {
        const Call call = bench.call();
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto variable = call.environment.begin(); variable != call.environment.end(); ++variable)
            environment.insert(variable.key(), variable.value());
        process.setProcessEnvironment(environment);
        QEventLoop loop;
        QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
        process.start(yenilectl(), call.arguments + QStringList{u"--json"_s});
        process.write(call.input);
        process.closeWriteChannel();
        loop.exec();
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    [[nodiscard]] int count(const QString& from, const QString& order) const {
        return database.selectOne(u"SELECT COUNT(*) FROM "_s + from, {order}).value().value(0).toInt();
    }

    /// Goes through a renewal and checks that the applicant, and the CA, notice nothing.
    void tryRenewal(int request, FatalGate::Moment moment) {
        const QString order = prepare(request, moment);
        const Ended ended = renew();
        INFO("killed at request " << request << '\n'
                                  << ended.output.toStdString() << ended.errors.toStdString());
        CHECK(gate.hasKilled() == (moment != FatalGate::Moment::Never));
        CHECK(ended.exitCode == 0);
        CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
        CHECK(count(u"applications WHERE order_id = ?"_s, order) == 1);
        CHECK(count(u"submissions WHERE application IN (SELECT id FROM applications WHERE order_id = ?)"_s,
                    order) == 1);
        CHECK(bench.waiting() == 0);
    }
};

void tryEveryRequest(FatalGate::Moment moment) {
    if (!Nginx::isThere() || !PostgreSql::isThere())
        skip("no nginx or no PostgreSQL on this computer");
    House house;
    house.tryRenewal(0, FatalGate::Moment::Never);
    const int requests = house.gate.connections();
    CHECK(requests >= 10); // from the captcha to the bundle
    for (int request = 1; request <= requests; ++request)
        house.tryRenewal(request, moment);
}

} // namespace

TEST_CASE("an applicant does not notice an instance that is killed before any one request") {
    tryEveryRequest(FatalGate::Moment::BeforeRequest);
}

TEST_CASE("an applicant does not notice an instance that is killed while it works on any one request") {
    tryEveryRequest(FatalGate::Moment::AfterRequest);
}

TEST_CASE("an applicant does not notice an instance that is killed before it tells what it did") {
    tryEveryRequest(FatalGate::Moment::BeforeAnswer);
}
