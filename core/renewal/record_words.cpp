// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/record_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yenile::renewal {

namespace {

using namespace Qt::StringLiterals;
using service::FieldKind;
using service::FormField;

QString text(const char* source) {
    return QCoreApplication::translate("Record", source);
}

QString valueOf(const FormField& field, const QString& answer) {
    if (field.kind == FieldKind::Checkbox)
        return answer == u"true" ? text(QT_TRANSLATE_NOOP("Record", "yes"))
                                 : text(QT_TRANSLATE_NOOP("Record", "no"));
    const auto choice = std::ranges::find(field.choices, answer, &service::FieldChoice::value);
    if (choice != field.choices.end())
        return choice->label.text();
    return answer.isEmpty() ? text(QT_TRANSLATE_NOOP("Record", "(left open)")) : answer;
}

} // namespace

std::vector<RecordLine> inWords(const QByteArray& record, const service::ApplicationForm& form) {
    const QJsonObject said = QJsonDocument::fromJson(record).object();
    const auto member = [&](const QString& name) { return said.value(name).toString(); };
    std::vector<RecordLine> lines{
        {text(QT_TRANSLATE_NOOP("Record", "Application")), member(u"applicationId"_s)},
        {text(QT_TRANSLATE_NOOP("Record", "Order")), member(u"orderId"_s)},
        {text(QT_TRANSLATE_NOOP("Record", "Identity number of the applicant")), member(u"identityNumber"_s)}};
    const QJsonObject answers = said.value(u"answers").toObject();
    for (const service::FormSection& section : form.sections)
        for (const FormField& field : section.fields)
            if (answers.contains(field.name))
                lines.push_back({field.label.text(), valueOf(field, answers.value(field.name).toString())});
    for (const QJsonValue& document : said.value(u"documents").toArray())
        lines.push_back({text(QT_TRANSLATE_NOOP("Record", "SHA-256 of %1"))
                             .arg(document.toObject().value(u"name").toString()),
                         document.toObject().value(u"sha256").toString()});
    return lines;
}

} // namespace yenile::renewal
