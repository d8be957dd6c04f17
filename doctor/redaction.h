// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/report.h"

#include <QJsonValue>
#include <QRegularExpression>

#include <vector>

namespace yenile::doctor {

/// Removes from a report whom it is about. Holders' names become "[name 1]"; likewise their identity numbers,
/// the numbers of certificates and cards, the user's name and home folder. Equal values stay equal.
class Redaction {
public:
    explicit Redaction(const Report& report);

    [[nodiscard]] QString of(QString text) const;
    /// Redacts every string in it.
    [[nodiscard]] QJsonValue of(const QJsonValue& value) const;

private:
    void hide(const QString& text, const QString& kind, int number);
    void hideName(const QString& name, int number);

    struct Rule {
        QRegularExpression what;
        QString inPlace;
    };
    std::vector<Rule> m_rules;
};

} // namespace yenile::doctor
