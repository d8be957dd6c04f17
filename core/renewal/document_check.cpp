// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/document_check.h"

#include "core/base/canonical_json.h"
#include "core/base/file.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yenile::renewal {

namespace {

using namespace Qt::StringLiterals;

std::unexpected<Error> notExpected(const QString& cause) {
    return fail(ErrorCode::DocumentNotExpected, {service::recordName}, cause);
}

QSet<QString> namesIn(const QJsonObject& object) {
    const QStringList names = object.keys();
    return {names.begin(), names.end()};
}

Result<void> checkAnswers(const QJsonObject& recorded, const ExpectedAnswers& expected) {
    const QSet<QString> names = namesIn(recorded);
    for (const QString& name : (names - expected.names) + (expected.names - names))
        return notExpected(u"answers: "_s + name);
    for (auto answer = recorded.begin(); answer != recorded.end(); ++answer)
        if (!answer.value().isString() ||
            expected.values.value(answer.key(), answer.value().toString()) != answer.value().toString())
            return notExpected(u"answer: "_s + answer.key());
    return {};
}

Result<void> checkDigests(const QJsonArray& recorded, const std::vector<Document>& documents) {
    if (recorded.size() != static_cast<qsizetype>(documents.size()))
        return notExpected(u"number of documents"_s);
    for (const Document& document : documents) {
        const QJsonObject expected{{u"name"_s, document.info.name.text()},
                                   {u"sha256"_s, sha256Hex(document.content)}};
        if (!recorded.contains(expected))
            return fail(ErrorCode::DocumentNotExpected, {document.info.name}, u"digest"_s);
    }
    return {};
}

} // namespace

Result<void> checkRecord(const service::Application& application, const QString& identityNumber,
                         const ExpectedAnswers& expected, const std::vector<Document>& documents) {
    const QJsonObject record = QJsonDocument::fromJson(application.record).object();
    const auto says = [&](const QString& member, const QString& value) {
        return record.value(member).toString() == value;
    };
    if (canonicalJson(record) != application.record || !says(u"applicationId"_s, application.id) ||
        !says(u"orderId"_s, application.orderId) || !says(u"identityNumber"_s, identityNumber))
        return notExpected(u"another application"_s);
    if (namesIn(record) !=
        QSet{u"applicationId"_s, u"orderId"_s, u"identityNumber"_s, u"answers"_s, u"documents"_s})
        return notExpected(u"says more"_s);
    if (const Result<void> checked = checkAnswers(record.value(u"answers").toObject(), expected); !checked)
        return checked;
    return checkDigests(record.value(u"documents").toArray(), documents);
}

} // namespace yenile::renewal
