// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/prolong.h"

#include "app/ctl/output.h"
#include "app/ctl/text.h"
#include "core/base/error_json.h"
#include "core/base/file.h"

namespace yenile::ctl {

using signature::Level;

Prolonged prolong(const QString& input, const QString& output, const signature::ExtensionParameters& options,
                  signature::PdfReviser& reviser, Level least) {
    Prolonged prolonged{least, {}};
    for (Level level = options.level; level > least;
         level = static_cast<Level>(static_cast<int>(level) - 1)) {
        signature::ExtensionParameters now = options;
        now.level = level;
        const Result<void> extended = signature::extendFile(input, output, now, reviser, Clock::system());
        if (extended) {
            prolonged.reached = level;
            return prolonged;
        }
        if (!prolonged.missing)
            prolonged.missing = extended.error();
        if (isNotWritten(extended.error().code))
            break;
    }
    return prolonged;
}

QString prolongedText(const Prolonged& prolonged) {
    if (!prolonged.missing)
        return {};
    return Text::tr("The signature is kept at level %1. %2 Complete it later with: yenilectl extend")
               .arg(levelName(prolonged.reached), sentence(*prolonged.missing)) +
           detail(*prolonged.missing);
}

QJsonObject prolongedJson(const Prolonged& prolonged) {
    QJsonObject json{{QStringLiteral("level"), levelName(prolonged.reached)}};
    if (prolonged.missing)
        json.insert(QStringLiteral("missing"), toJson(*prolonged.missing));
    return json;
}

} // namespace yenile::ctl
