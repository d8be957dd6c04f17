// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_day.h"
#include "tests/app/ctl/renewal_bench.h"

#include <QJsonArray>
#include <QProcess>
#include <QTimeZone>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// `yenilectl status` of the applicant.
Ended status(const RenewalBench& bench, const QStringList& options) {
    Call call = bench.call();
    call.arguments[0] = u"status"_s;
    call.arguments.resize(call.arguments.indexOf(u"--pin-fd"_s));
    call.arguments += options;
    return run(call);
}

int mark(const RenewalBench& bench, const QStringList& news) {
    return QProcess::execute(u"" YENILE_BIN_DIR "/yenile-service"_s,
                             QStringList{u"applications"_s, u"mark-status"_s, bench.service.state().path()} +
                                 news);
}

} // namespace

TEST_CASE("whoever has renewed is told what became of it, and from when the new certificate can be used") {
    const RenewalBench bench;
    CHECK(status(bench, {u"--json"_s}).problem() == "OrderNotFound"); // nothing was begun
    const Ended renewed = bench.renew();
    REQUIRE(renewed.exitCode == 0);
    const QString id = renewed.json().value(u"applicationId").toString();
    REQUIRE(mark(bench, {id, u"checked"_s}) == 0);
    REQUIRE(mark(bench, {id, u"produced"_s}) == 0);
    REQUIRE(mark(bench, {id, u"usable"_s, u"--from"_s, u"2027-01-01T09:00:00Z"_s}) == 0);

    const Ended json = status(bench, {u"--json"_s});
    INFO(json.output.toStdString() << json.errors.toStdString());
    REQUIRE(json.exitCode == 0);
    const QJsonObject application = json.json()[u"applications"][0].toObject();
    CHECK(application.value(u"applicationId").toString() == id);
    QStringList steps;
    for (const QJsonValue& step : application.value(u"steps").toArray())
        steps << step.toObject().value(u"step").toString();
    CHECK(steps == QStringList{u"submitted"_s, u"checked"_s, u"produced"_s, u"usable"_s});

    const QString text = status(bench, {}).output;
    for (const QString& words :
         {id,
          u"can be used from "_s +
              shownDayAndTime(QDateTime(QDate(2027, 1, 1), QTime(9, 0), QTimeZone::utc())),
          u"Next: Your new card is sent."_s, u"(by "_s})
        CHECK(text.contains(words));
}
