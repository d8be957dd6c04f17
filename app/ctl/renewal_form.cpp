// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/renewal.h"
#include "app/ctl/terminal.h"
#include "app/ctl/text.h"
#include "core/base/shown_day.h"
#include "core/service/form_rules.h"

#include <type_traits>

namespace yenile::ctl {

using service::FieldKind;
using service::FormField;

namespace {

QString memberOf(const FormField& field) {
    return QStringLiteral("form/") + field.name;
}

QString promptOf(const FormField& field) {
    QString prompt = field.label.text();
    if (!field.patternHint.text().isEmpty())
        prompt += QStringLiteral(" (%1)").arg(field.patternHint.text());
    if (field.kind == FieldKind::Checkbox)
        prompt += QStringLiteral(" (true, false)");
    for (const service::FieldChoice& choice : field.choices)
        prompt += QStringLiteral("\n  %1  %2").arg(choice.value, choice.label.text());
    if (!field.value.isEmpty())
        prompt += QStringLiteral(" [%1]").arg(field.value);
    return prompt + QLatin1Char(':');
}

/// A name that the form does not have is a mistake in the answers file, and better told than left out.
Result<void> checkNames(const service::ApplicationForm& form, QStringList names) {
    for (const service::FormSection& section : form.sections)
        for (const FormField& field : section.fields)
            if (!field.readOnly)
                names.removeAll(field.name);
    if (!names.isEmpty())
        return fail(ErrorCode::UsageInvalid, {QStringLiteral("form/") + names.first()});
    return {};
}

QString trimmed(const QString& text) {
    return text.trimmed();
}

Secret trimmed(const Secret& secret) {
    return Secret(secret.bytes().trimmed());
}

bool isSame(const QString& one, const QString& other) {
    return one == other;
}

bool isSame(const Secret& one, const Secret& other) {
    return one.bytes() == other.bytes();
}

/// What the form has already.
template <typename Value>
Value filledIn(const FormField& field) {
    if constexpr (std::is_same_v<Value, Secret>)
        return Secret(field.value.toUtf8());
    else
        return field.value;
}

} // namespace

Result<service::FormAnswers> Renewal::answerForm(const service::ApplicationForm& form) {
    if (const auto named = checkNames(form, m_answers.members(QStringLiteral("form"))); !named)
        return failure(named);
    service::FormAnswers answers;
    for (const service::FormSection& section : form.sections) {
        m_context.output.step(section.title.text());
        for (const FormField& field : section.fields) {
            if (field.readOnly) {
                m_context.output.step(QStringLiteral("  %1: %2").arg(field.label.text(), field.value));
                if (field.verifiedOn)
                    m_context.output.step(QStringLiteral("    ") +
                                          Text::tr("Verified in the population register (MERNİS) on %1")
                                              .arg(shownDay(*field.verifiedOn)));
                continue;
            }
            if (field.kind == FieldKind::SecurityWord) {
                Result<Secret> word = answerField<Secret>(field);
                if (!word)
                    return failure(word);
                answers.secrets.emplace(field.name, std::move(*word));
                continue;
            }
            const Result<QString> value = answerField<QString>(field);
            if (!value)
                return failure(value);
            answers.values.insert(field.name, *value);
        }
    }
    if (const Result<void> declared = declare(form); !declared)
        return failure(declared);
    return answers;
}

template <typename Value>
Result<Value> Renewal::answerField(const FormField& field) {
    const Question question{.member = memberOf(field), .prompt = promptOf(field)};
    const std::optional<Value> given = m_answers.given<Value>(question.member);
    if (!given && terminal::isInteractive())
        return askField<Value>(field, question);
    if (!given && field.required && field.value.isEmpty())
        return fail(ErrorCode::AnswersIncomplete, {question.member});
    Value value = given ? trimmed(*given) : trimmed(filledIn<Value>(field));
    if (const Result<void> checked = service::checkField(field, value); !checked)
        return failure(checked);
    return value;
}

/// Until the answer is what the form asks for, or the person gives up.
template <typename Value>
Result<Value> Renewal::askField(const FormField& field, const Question& question) {
    for (;;) {
        const Result<Value> typed = m_answers.ask<Value>(question);
        if (!typed)
            return failure(typed);
        Value value = typed->isEmpty() ? filledIn<Value>(field) : trimmed(*typed);
        Result<void> checked = service::checkField(field, value);
        if (checked && field.repeat) {
            Question again = question;
            again.prompt = Text::tr("Once more:");
            const Result<Value> repeated = m_answers.ask<Value>(again);
            if (!repeated)
                return failure(repeated);
            if (!isSame(trimmed(*repeated), value))
                checked = fail(ErrorCode::SecurityWordsDiffer);
        }
        if (checked)
            return value;
        m_context.output.warn(checked.error());
    }
}

Result<void> Renewal::declare(const service::ApplicationForm& form) {
    m_context.output.step(form.declaration.text());
    const QString member = QStringLiteral("declaration");
    const Result<QString> declared =
        m_answers.answer({.member = member, .prompt = Text::tr("Do you declare this? (yes, no)")});
    if (!declared)
        return failure(declared);
    if (*declared != QLatin1String("true") && declared->compare(Text::tr("yes"), Qt::CaseInsensitive) != 0)
        return fail(ErrorCode::AnswersIncomplete, {member});
    return {};
}

} // namespace yenile::ctl
