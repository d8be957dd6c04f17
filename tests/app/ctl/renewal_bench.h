// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/program.h"
#include "tests/support/service_process.h"
#include "tests/support/softhsm.h"

namespace yenile::tests {

/// Identity number, form and declaration: all but what comes by picture, e-mail and SMS.
[[nodiscard]] QJsonObject allAnswers();
/// The identity number alone: a form cannot be filled in with it.
[[nodiscard]] QJsonObject noForm();

/// What is different about a run of `yenilectl renew`.
struct Renewing {
    QStringList options = {};
    QByteArray pins = "123456\n";       ///< what the applicant enters, a line for each try
    QString mistakes = {};              ///< as the script `applicant` takes them
    QJsonObject answers = allAnswers(); ///< the answers file
    QMap<QString, QString> environment = {};
};

/// An applicant with a card, and a registration service that has an order for her.
class RenewalBench {
public:
    /// `profile`: whose certificate is on the card.
    explicit RenewalBench(const LeafProfile& profile = {}, const ServiceOptions& options = {},
                          const QString& pin = QStringLiteral("123456"));

    /// `yenilectl renew --json`, to its end.
    [[nodiscard]] Ended renew(const Renewing& renewing = {}) const;
    /// How it is called, for runs that are watched.
    [[nodiscard]] Call call(const Renewing& renewing = {}) const;

    /// How often the applicant was asked for it in the last run.
    [[nodiscard]] int asked(const QString& kind) const;
    /// The folder with the results of the only application.
    [[nodiscard]] QDir results() const;
    /// How many signed bundles wait.
    [[nodiscard]] int waiting() const;

    ServiceProcess service;
    SoftHsmToken card;
};

} // namespace yenile::tests
