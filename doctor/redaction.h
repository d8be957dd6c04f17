// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/report.h"

#include <QJsonValue>
#include <QRegularExpression>

#include <vector>

namespace yenile::doctor {

/// Leaves out of a report who it is about: names of holders as "[name 1]", and in the same way their identity
/// numbers, the numbers of certificates and of cards, the user's name and home folder. What is the same stays
/// the same.
class Redaction {
public:
    explicit Redaction(const Report& report);

    [[nodiscard]] QString of(QString text) const;
    /// Every string within.
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
