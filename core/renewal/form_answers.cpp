// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/form_answers.h"

#include "core/service/form_rules.h"

namespace yenile::renewal {

using service::FieldKind;
using service::FormAnswers;
using service::FormField;

FormAnswers tidied(const service::ApplicationForm& form, const FormAnswers& answers) {
    FormAnswers tidy{answers.values};
    for (const auto& [name, secret] : answers.secrets)
        tidy.secrets.emplace(name, secret.duplicate());
    for (const service::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            if (!tidy.values.contains(field.name))
                continue;
            QString& value = tidy.values[field.name];
            value = value.trimmed();
            if (field.kind == FieldKind::Phone)
                value = service::normalisedPhone(value).value_or(value);
        }
    }
    return tidy;
}

ExpectedAnswers expectedInRecord(const service::ApplicationForm& form) {
    ExpectedAnswers expected;
    for (const service::FormSection& section : form.sections)
        for (const FormField& field : section.fields)
            if (field.kind != FieldKind::SecurityWord)
                expected.names.insert(field.name);
    return expected;
}

ExpectedAnswers expectedInRecord(const service::ApplicationForm& form, const FormAnswers& answers) {
    ExpectedAnswers expected = expectedInRecord(form);
    for (const service::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            if (!expected.names.contains(field.name))
                continue;
            QString value = field.readOnly ? field.value : answers.values.value(field.name);
            if (field.kind == FieldKind::Checkbox && value.isEmpty())
                value = QStringLiteral("false");
            expected.values.insert(field.name, value);
        }
    }
    return expected;
}

void fillIn(service::ApplicationForm& form, const QMap<QString, QString>& values) {
    for (service::FormSection& section : form.sections)
        for (FormField& field : section.fields)
            if (!field.readOnly && field.kind != FieldKind::SecurityWord && values.contains(field.name))
                field.value = values.value(field.name);
}

} // namespace yenile::renewal
