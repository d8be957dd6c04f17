#include "app/service/commands/commands.h"
#include "app/service/commands/erasing.h"

#include "core/base/file.h"

namespace yenile::registration {

Result<QStringList> runRetention(const Settings& settings, const Database& database) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    Erasing erasing(settings, database, *key);
    const Retention::Erased erased = erasing.retention.run(erasing.eraser, erasing.spool);
    database.compact();
    const auto line = [](const char* what, int count) {
        return QLatin1String(what) + u'\t' + QString::number(count);
    };
    return QStringList{line("applications that were handed in", erased.handedIn),
                       line("applications that never were", erased.unfinished), line("orders", erased.orders),
                       line("persons", erased.applicants),
                       line("files in the spool folder", erased.spoolFiles)};
}

} // namespace yenile::registration
