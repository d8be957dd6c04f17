#include "core/renewal/form_answers.h"

#include "core/service/form_rules.h"

namespace yenile::renewal {

using service::FieldKind;
using service::FormAnswers;
using service::FormField;

FormAnswers tidied(const service::ApplicationForm& form, FormAnswers answers) {
    for (const service::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            if (!answers.values.contains(field.name))
                continue;
            QString& value = answers.values[field.name];
            value = value.trimmed();
            if (field.kind == FieldKind::Phone)
                value = service::normalisedPhone(value).value_or(value);
        }
    }
    return answers;
}

FormAnswers expectedInRecord(const service::ApplicationForm& form, const FormAnswers& answers) {
    FormAnswers expected;
    for (const service::FormSection& section : form.sections) {
        for (const FormField& field : section.fields) {
            if (field.kind == FieldKind::SecurityWord)
                expected.secrets.insert(field.name, {});
            else if (field.readOnly)
                expected.values.insert(field.name, field.value);
            else if (answers.values.contains(field.name))
                expected.values.insert(field.name, answers.values.value(field.name));
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
