// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/level.h"

namespace yenile::signature {

QString levelName(Level level) {
    switch (level) {
    case Level::Basic:
        return QStringLiteral("B-B");
    case Level::Time:
        return QStringLiteral("B-T");
    case Level::LongTerm:
        return QStringLiteral("B-LT");
    case Level::Archive:
        break;
    }
    return QStringLiteral("B-LTA");
}

std::optional<Level> levelNamed(const QString& name) {
    for (const Level level : {Level::Basic, Level::Time, Level::LongTerm, Level::Archive})
        if (levelName(level) == name)
            return level;
    return {};
}

} // namespace yenile::signature
