// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/form_rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace yenile::service {

namespace {

bool matchesWhole(const QString& pattern, const QString& value) {
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::UseUnicodePropertiesOption);
    return expression.match(value).hasMatch();
}

bool isAllowedText(const FormField& field, const QString& value) {
    if (value.size() < field.minimumLength || value.size() > field.maximumLength)
        return false;
    if (field.kind == FieldKind::Email &&
        !matchesWhole(QStringLiteral("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), value))
        return false;
    return field.pattern.isEmpty() || matchesWhole(field.pattern, value);
}

bool isAllowed(const FormField& field, const QString& value) {
    switch (field.kind) {
    case FieldKind::Checkbox:
        return value == QLatin1String("true") || (value == QLatin1String("false") && !field.required);
    case FieldKind::Choice:
        return std::ranges::any_of(field.choices, [&](const FieldChoice& c) { return c.value == value; });
    case FieldKind::Phone:
        return normalisedPhone(value).has_value();
    case FieldKind::Text:
    case FieldKind::SecurityWord:
    case FieldKind::Email:
        break;
    }
    return isAllowedText(field, value);
}

/// The last two of the eleven digits follow from the first nine.
bool hasCheckDigits(const QString& digits) {
    std::array<int, 11> d{};
    std::ranges::transform(digits, d.begin(), [](QChar c) { return c.digitValue(); });
    const int odd = d[0] + d[2] + d[4] + d[6] + d[8];
    const int even = d[1] + d[3] + d[5] + d[7];
    const int tenth = ((odd * 7 - even) % 10 + 10) % 10;
    return d[0] != 0 && d[9] == tenth && d[10] == (odd + even + tenth) % 10;
}

Result<void> checkAnswer(const FormField& field, const FormAnswers& answers) {
    if (field.kind != FieldKind::SecurityWord)
        return checkField(field, answers.values.value(field.name));
    const auto secret = answers.secrets.find(field.name);
    return secret == answers.secrets.end() ? checkField(field, Secret()) : checkField(field, secret->second);
}

} // namespace

Result<void> checkField(const FormField& field, const QString& value) {
    if (field.readOnly || (value.isEmpty() && !field.required))
        return {};
    if (!value.isEmpty() && isAllowed(field, value))
        return {};
    if (field.kind == FieldKind::Phone && !value.isEmpty())
        return fail(ErrorCode::PhoneInvalid);
    return fail(ErrorCode::FormFieldInvalid, {field.label.text()}, field.name);
}

Result<void> checkField(const FormField& field, const Secret& value) {
    QString text = QString::fromUtf8(value.bytes());
    const Result<void> checked = checkField(field, text);
    (void)Secret::take(text);
    return checked;
}

Result<void> checkAnswers(const ApplicationForm& form, const FormAnswers& answers) {
    for (const FormSection& section : form.sections)
        for (const FormField& field : section.fields)
            if (const Result<void> checked = checkAnswer(field, answers); !checked)
                return checked;
    return {};
}

std::optional<QString> normalisedPhone(const QString& typed) {
    static const QRegularExpression decoration(QStringLiteral("[\\s().\\-]"));
    static const QRegularExpression mobile(QStringLiteral("^(?:\\+90|0090|90|0)?(5[0-9]{9})$"));
    const auto match = mobile.match(QString(typed).remove(decoration));
    if (!match.hasMatch())
        return std::nullopt;
    return QStringLiteral("+90") + match.captured(1);
}

Result<QString> normalisedIdentityNumber(const QString& typed) {
    static const QRegularExpression space(QStringLiteral("\\s"));
    static const QRegularExpression elevenDigits(QStringLiteral("^[0-9]{11}$"));
    static const QRegularExpression passport(QStringLiteral("^[A-Z0-9]{5,20}$"));
    const QString number = QString(typed).remove(space).toUpper();
    const bool known = elevenDigits.match(number).hasMatch()
                           ? number.startsWith(QLatin1String("99")) || hasCheckDigits(number)
                           : passport.match(number).hasMatch();
    if (!known)
        return fail(ErrorCode::IdentityNumberInvalid);
    return number;
}

} // namespace yenile::service
