// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/application_document.h"

namespace yenile::registration {
namespace {

using service::FieldKind;
using service::FormField;

QString shown(const FormField& field, const QString& value) {
    switch (field.kind) {
    case FieldKind::Checkbox:
        return value == QLatin1String("true") ? QStringLiteral("Evet") : QStringLiteral("Hayır");
    case FieldKind::SecurityWord:
        return QStringLiteral("Başvuru sahibi tarafından belirlendi (bu formda gösterilmez)");
    case FieldKind::Choice:
        for (const auto& choice : field.choices)
            if (choice.value == value)
                return choice.label.tr;
        return value;
    default:
        return value;
    }
}

QString verification(const FormField& field) {
    return field.verifiedOn ? QStringLiteral(" (MERNİS’ten doğrulandı: %1)")
                                  .arg(field.verifiedOn->toString(QStringLiteral("dd.MM.yyyy")))
                            : QString();
}

QString table(const service::FormSection& section, const QMap<QString, QString>& answers) {
    QString rows;
    for (const FormField& field : section.fields)
        rows += QStringLiteral("<tr><td class='label' width='34%'>%1</td><td width='66%'>%2%3</td></tr>")
                    .arg(field.label.tr.toHtmlEscaped(),
                         shown(field, answers.value(field.name)).toHtmlEscaped(), verification(field));
    return QStringLiteral("<h2>%1</h2><table width='100%' cellspacing='0' cellpadding='4' border='1' "
                          "style='border-collapse: collapse;'>%2</table>")
        .arg(section.title.tr.toHtmlEscaped(), rows);
}

QString formName(const QString& orderKind) {
    if (orderKind == service::firstCertificate)
        return QStringLiteral("İlk Başvuru Formu");
    if (orderKind == service::changedData)
        return QStringLiteral("Bilgi Değişikliği Başvuru Formu");
    return QStringLiteral("Yenileme Başvuru Formu");
}

} // namespace

PdfText applicationDocument(const service::ServiceInfo& info, const service::ApplicationForm& form,
                            const OrderRow& order, const ApplicationRow& application) {
    QString body;
    for (const service::FormSection& section : form.sections)
        body += table(section, application.answers);
    body += QStringLiteral("<h2>Beyan</h2><p>%1</p>").arg(form.declaration.tr.toHtmlEscaped());
    body += signatureBlock(application.answers.value(QStringLiteral("firstName")) + QLatin1Char(' ') +
                           application.answers.value(QStringLiteral("lastName")));
    if (info.paperDestination)
        body += QStringLiteral("<p class='quiet'>%1</p>").arg(info.paperDestination->tr.toHtmlEscaped());
    return {QStringLiteral("Nitelikli Elektronik Sertifika\n") + formName(order.kind),
            info.name,
            application.id,
            application.madeAt,
            body,
            QStringLiteral("2026-02")};
}

} // namespace yenile::registration
