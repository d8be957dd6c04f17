// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/await.h"
#include "core/base/file.h"
#include "doctor/examination.h"
#include "tests/support/test_ca.h"

#include <QTemporaryDir>

#include <catch2/catch.hpp>

namespace yenile::tests {

/// A computer that the doctor looks at: its settings, and what they lead to.
class Patient {
public:
    /// `lines` of the user's settings, in an INI file.
    explicit Patient(const QByteArray& lines, const QByteArray& policy = {}) {
        REQUIRE(writeFile(path("user.ini"), "[ui]\ncopiesFolder=" + path("copies").toUtf8() +
                                                "\n[submission]\noutboxFolder=" + path("outbox").toUtf8() +
                                                "\n" + lines));
        if (!policy.isEmpty())
            REQUIRE(writeFile(path("policy.ini"), policy));
    }

    [[nodiscard]] doctor::Report examined() const {
        const settings::Settings settings({path("policy.ini"), path("user.ini")});
        pkcs11::TokenMonitor tokens(pkcs11::findDrivers(settings).drivers);
        QObject here;
        const Result<doctor::Report> report = yenile::await(doctor::examine({.settings = settings,
                                                                             .tokens = tokens,
                                                                             .identityNumber = identityNumber,
                                                                             .plainAddress = plainAddress,
                                                                             .usbFolder = path("usb")},
                                                                            here));
        REQUIRE(report);
        return *report;
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    std::optional<QString> identityNumber;
    QUrl plainAddress;

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] inline const doctor::Check& checkOf(doctor::CheckKind kind, const doctor::Report& report) {
    return *std::ranges::find(report.checks, kind, &doctor::Check::kind);
}

/// Whether that check failed for that reason, and tells what to do about it.
inline void requireProblem(const doctor::Report& report, doctor::CheckKind kind, ErrorCode code) {
    INFO(toText(report, doctor::Personal::Shown).toStdString());
    const doctor::Check& check = checkOf(kind, report);
    REQUIRE(check.problem);
    CHECK(check.problem->code == code);
    CHECK(toText(report, doctor::Personal::Hidden).contains(remedy(*check.problem)));
    CHECK(doctor::exitCode(report) != 0);
}

} // namespace yenile::tests
