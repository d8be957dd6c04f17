// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/commands.h"
#include "app/service/commands/erasing.h"

#include "core/base/file.h"

namespace yenile::registration {

Result<QStringList> runRetention(const ServiceSettings& settings, const Database& database,
                                 bool clockIsRight) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    Erasing erasing(settings, database, *key);
    if (clockIsRight)
        database.transaction([&] { vouchForClock(erasing.audit, Clock::system().now()); });
    const auto erased = erasing.retention.run(erasing.eraser, erasing.spool);
    if (!erased)
        return refusal(erased.error());
    database.compact();
    const auto line = [](const char* what, int count) {
        return QLatin1String(what) + u'\t' + QString::number(count);
    };
    return QStringList{line("applications that were handed in", erased->handedIn),
                       line("applications that never were", erased->unfinished),
                       line("orders", erased->orders), line("persons", erased->applicants),
                       line("files in the spool folder", erased->spoolFiles)};
}

} // namespace yenile::registration
