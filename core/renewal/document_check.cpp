#include "core/renewal/document_check.h"

#include "core/base/canonical_json.h"
#include "core/base/file.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yenile::renewal {

namespace {

constexpr auto recordName = "application.json";

std::unexpected<Error> notExpected(const QString& name, const QString& cause) {
    return fail(ErrorCode::DocumentNotExpected, {name}, cause);
}

Result<void> checkAnswers(const QJsonObject& recorded, const service::FormAnswers& given) {
    for (auto answer = given.values.begin(); answer != given.values.end(); ++answer)
        if (recorded.value(answer.key()).toString() != answer.value())
            return notExpected(QLatin1String(recordName), answer.key());
    for (auto secret = given.secrets.begin(); secret != given.secrets.end(); ++secret)
        if (recorded.contains(secret.key()))
            return notExpected(QLatin1String(recordName), QStringLiteral("holds a secret"));
    return {};
}

Result<void> checkDigests(const QJsonArray& recorded, const std::vector<Document>& documents) {
    if (recorded.size() != static_cast<qsizetype>(documents.size()))
        return notExpected(QLatin1String(recordName), QStringLiteral("number of documents"));
    for (const Document& document : documents) {
        const QJsonObject expected{{QStringLiteral("name"), document.info.name},
                                   {QStringLiteral("sha256"), sha256Hex(document.content)}};
        if (!recorded.contains(expected))
            return notExpected(document.info.name, QStringLiteral("digest"));
    }
    return {};
}

} // namespace

Result<void> checkRecord(const service::Application& application, const QString& identityNumber,
                         const service::FormAnswers& answers, const std::vector<Document>& documents) {
    const QJsonObject record = QJsonDocument::fromJson(application.record).object();
    const auto says = [&](const char* member, const QString& value) {
        return record.value(QLatin1String(member)).toString() == value;
    };
    if (canonicalJson(record) != application.record || !says("applicationId", application.id) ||
        !says("orderId", application.orderId) || !says("identityNumber", identityNumber))
        return notExpected(QLatin1String(recordName), QStringLiteral("another application"));
    const QJsonObject recorded = record.value(QLatin1String("answers")).toObject();
    if (const Result<void> checked = checkAnswers(recorded, answers); !checked)
        return checked;
    return checkDigests(record.value(QLatin1String("documents")).toArray(), documents);
}

} // namespace yenile::renewal
