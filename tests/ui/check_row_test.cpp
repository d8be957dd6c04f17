// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/token_checks.h"
#include "ui/doctor/check_row.h"

#include <QLabel>
#include <QToolButton>

#include <catch2/catch.hpp>

using namespace yenile;
using doctor::CheckKind;

TEST_CASE("the places are shown to whoever asks for them, and only where a driver is missing") {
    const doctor::Check missing = doctor::failed(CheckKind::Driver, {ErrorCode::DriverMissing, {}, {}},
                                                 QStringLiteral("Looked for it in /opt/akis"));
    ui::CheckRow row(CheckKind::Driver);
    auto* const where = row.findChild<QToolButton*>(QStringLiteral("whereLookedFor"));
    auto* const places = row.findChild<QLabel*>(QStringLiteral("placesLookedIn"));
    row.showCheck(missing);
    CHECK_FALSE(where->isHidden());
    CHECK(places->isHidden());
    where->click();
    CHECK_FALSE(places->isHidden());
    CHECK(places->text().contains(QStringLiteral("/opt/akis")));

    row.showCheck(doctor::passed(CheckKind::Driver, QStringLiteral("libakisp11.so")));
    CHECK(where->isHidden());
    CHECK(places->isHidden());
}
