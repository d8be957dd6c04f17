// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/error_message.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace yenile::process {

QCborMap toCbor(const Error& error) {
    return {{u"error"_s, codeName(error.code)},
            {u"arguments"_s, QCborArray::fromStringList(error.arguments)},
            {u"cause"_s, error.cause}};
}

std::optional<Error> errorFrom(const QCborMap& map) {
    const QCborValue name = map.value(u"error"_s);
    if (!name.isString())
        return std::nullopt;
    Error error{codeNamed(name.toString()), {}, map.value(u"cause"_s).toString()};
    for (const QCborValue& argument : map.value(u"arguments"_s).toArray())
        error.arguments.append(argument.toString());
    return error;
}

} // namespace yenile::process
