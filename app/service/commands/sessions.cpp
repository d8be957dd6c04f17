// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/commands.h"

#include "app/service/state/access.h"
#include "app/service/state/applicants.h"
#include "app/service/state/audit.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/service/form_rules.h"

namespace yenile::registration {

Result<int> revokeSessions(const ServiceSettings& settings, const Database& database,
                           const QString& identityNumber) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const Result<QString> number = service::normalisedIdentityNumber(identityNumber);
    if (!number)
        return failure(number);
    return database.transaction([&]() -> Result<int> {
        const auto person = findApplicantByNumber(database, *number);
        if (!person)
            return fail(ErrorCode::NotFound);
        const int ended = endSessions(database, person->id);
        AuditLog(database, *key).add(QStringLiteral("sessions revoked"), person->id, Clock::system().now());
        return ended;
    });
}

} // namespace yenile::registration
