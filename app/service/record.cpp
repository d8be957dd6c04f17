// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/record.h"

#include "core/base/canonical_json.h"

#include <QJsonArray>

namespace yenile::registration {

QByteArray makeRecord(const ApplicationRow& application, const std::vector<DocumentRow>& documents) {
    QJsonObject answers;
    for (auto answer = application.answers.begin(); answer != application.answers.end(); ++answer)
        answers.insert(answer.key(), answer.value());
    QJsonArray digests;
    for (const DocumentRow& document : documents)
        digests.append(QJsonObject{{QStringLiteral("name"), document.info.name.text()},
                                   {QStringLiteral("sha256"), document.info.sha256}});
    return canonicalJson(
        {{QStringLiteral("applicationId"), application.id},
         {QStringLiteral("orderId"), application.order},
         {QStringLiteral("identityNumber"), application.answers.value(QStringLiteral("identityNumber"))},
         {QStringLiteral("answers"), answers},
         {QStringLiteral("documents"), digests}});
}

} // namespace yenile::registration
