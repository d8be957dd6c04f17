// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/environment.h"

#include <algorithm>

namespace yenile::process {

namespace {

bool matches(QByteArrayView name, QByteArrayView pattern) {
    return pattern.endsWith('*') ? name.startsWith(pattern.chopped(1)) : name == pattern;
}

} // namespace

bool isAllowed(QByteArrayView name, std::span<const QByteArrayView> names) {
    return std::ranges::any_of(names, [&](QByteArrayView pattern) { return matches(name, pattern); });
}

std::vector<char*> allowedEnvironment(char* const* environment, std::span<const QByteArrayView> names) {
    std::vector<char*> allowed;
    for (; *environment; ++environment) {
        const QByteArrayView entry(*environment);
        const QByteArrayView name = entry.first(std::max<qsizetype>(0, entry.indexOf('=')));
        if (isAllowed(name, names))
            allowed.push_back(*environment);
    }
    allowed.push_back(nullptr);
    return allowed;
}

} // namespace yenile::process
