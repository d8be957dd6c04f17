// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error_json.h"

#include <QJsonArray>

namespace yenile {

QJsonObject toJson(const Error& error) {
    return {{QStringLiteral("code"), shownCode(error.code)},
            {QStringLiteral("name"), codeName(error.code)},
            {QStringLiteral("arguments"), QJsonArray::fromStringList(error.arguments)},
            {QStringLiteral("sentence"), sentence(error)},
            {QStringLiteral("remedy"), remedy(error)},
            {QStringLiteral("cause"), error.cause}};
}

} // namespace yenile
