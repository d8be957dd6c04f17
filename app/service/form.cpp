// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/form.h"

#include "core/service/form_rules.h"

namespace yenile::registration {
namespace {

using service::FieldKind;
using service::FormField;
using service::FormSection;
using service::LocalText;

LocalText text(const char16_t* tr, const char16_t* en) {
    return {QString::fromUtf16(tr), QString::fromUtf16(en)};
}

FormField given(const char* name, LocalText label, const QString& value, LocalText help = {}) {
    FormField field;
    field.name = QString::fromLatin1(name);
    field.label = std::move(label);
    field.help = std::move(help);
    field.value = value;
    field.readOnly = true;
    return field;
}

/// What the population register confirmed, where the order says that it did.
FormField verified(FormField field, const OrderRow& order) {
    field.verifiedOn = order.verifiedOn;
    return field;
}

FormField doNotPublish() {
    FormField field;
    field.name = QStringLiteral("doNotPublish");
    field.kind = FieldKind::Checkbox;
    field.label =
        text(u"Sertifikam İnternette Yayınlanmasın", u"Do not publish my certificate on the internet");
    field.help =
        text(u"İşaretlerseniz sertifikanız herkese açık dizinde yer almaz. İmzalarınızın geçerliliği "
             u"bundan etkilenmez.",
             u"If you tick this, your certificate does not appear in the public directory. Your "
             u"signatures are just as valid.");
    field.value = QStringLiteral("false");
    return field;
}

FormField phone(const QString& known) {
    FormField field;
    field.name = QStringLiteral("phone");
    field.kind = FieldKind::Phone;
    field.label = text(u"Cep telefonu", u"Mobile phone");
    field.help = text(u"SMS onay kodu bu numaraya gönderilir.", u"The SMS code is sent to this number.");
    field.value = known;
    field.required = true;
    return field;
}

FormField securityWord() {
    FormField field;
    field.name = QStringLiteral("securityWord");
    field.kind = FieldKind::SecurityWord;
    field.label = text(u"Güvenlik sözcüğü", u"Security word");
    field.help =
        text(u"Sertifikanızı telefonla askıya aldırırken ve PIN işlemlerinde sizi tanımak için "
             u"sorulur. Unutmayacağınız, başkasının bilemeyeceği bir sözcük seçin.",
             u"You are asked for it when you have your certificate suspended by telephone and when "
             u"you manage your PIN. Choose a word that you will remember and nobody else can guess.");
    field.required = true;
    field.repeat = true;
    field.minimumLength = 6;
    field.maximumLength = 20;
    field.pattern = QStringLiteral("[A-Za-z0-9ÇĞİÖŞÜçğıöşü]+");
    field.patternHint = text(u"Yalnız harf ve rakam, boşluk yok", u"Letters and digits only, no blanks");
    return field;
}

FormSection certificateSection() {
    FormSection section;
    section.title = text(u"Başvuru Bilgileri", u"Application");
    section.fields = {
        given(
            "certificateKind", text(u"Sertifika", u"Certificate"),
            QStringLiteral("Nitelikli Elektronik Sertifika (NES)"),
            text(u"5070 sayılı Kanuna göre attığı imza, elle atılan imza ile aynı sonucu doğuran kişisel "
                 u"sertifika.",
                 u"A personal certificate; under Law no. 5070 its signature has the effect of one by hand.")),
        given("reason", text(u"Başvuru nedeni", u"Reason"), QStringLiteral("Yenileme")),
        given("validity", text(u"Sertifika süresi", u"Validity"), QStringLiteral("3 yıl")),
        doNotPublish(),
    };
    return section;
}

FormSection personSection(const Applicant& applicant, const OrderRow& order) {
    FormSection section;
    section.title = text(u"Kişisel Bilgiler", u"Personal data");
    section.fields = {
        verified(given("identityNumber", text(u"Kimlik No", u"Identity number"), applicant.identityNumber),
                 order),
        verified(given("firstName", text(u"Adı", u"First name"), applicant.firstName), order),
        verified(given("lastName", text(u"Soyadı", u"Last name"), applicant.lastName), order),
        given("email", text(u"E-posta", u"E-mail"), applicant.email,
              text(u"Yanlışsa kurum yetkilinize bildirin.",
                   u"If it is wrong, tell your institution's officer.")),
        phone(order.phone),
        securityWord(),
    };
    return section;
}

FormSection institutionSection(const OrderRow& order) {
    FormSection section;
    section.title = text(u"Kurum Bilgileri", u"Institution");
    section.fields.push_back(given("institution", text(u"Kurum adı", u"Institution"), order.institution));
    if (!order.department.isEmpty())
        section.fields.push_back(given("department", text(u"Birim", u"Department"), order.department));
    if (!order.registryNumber.isEmpty())
        section.fields.push_back(
            given("registryNumber", text(u"Kurum sicil no", u"Registry number"), order.registryNumber));
    return section;
}

} // namespace

service::ApplicationForm makeForm(const Applicant& applicant, const OrderRow& order,
                                  const service::LocalText& declaration) {
    return {order.id,
            declaration,
            {certificateSection(), personSection(applicant, order), institutionSection(order)}};
}

Result<QMap<QString, QString>> completeAnswers(const service::ApplicationForm& form,
                                               const service::FormAnswers& answers) {
    if (const Result<void> checked = service::checkAnswers(form, answers); !checked)
        return failure(checked);
    QMap<QString, QString> left = answers.values;
    QMap<QString, QString> complete;
    for (const FormSection& section : form.sections)
        for (const FormField& field : section.fields) {
            if (field.kind == FieldKind::SecurityWord)
                continue;
            QString value = field.readOnly ? field.value : left.take(field.name).trimmed();
            if (field.kind == FieldKind::Phone && !value.isEmpty())
                value = service::normalisedPhone(value).value_or(value);
            if (field.kind == FieldKind::Checkbox && value.isEmpty())
                value = QStringLiteral("false");
            complete.insert(field.name, value);
        }
    if (!left.isEmpty()) // read-only fields among them
        return fail(ErrorCode::RequestInvalid, {left.firstKey()});
    return complete;
}

} // namespace yenile::registration
