// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborValue>

#include <concepts>
#include <optional>
#include <utility>

/// Numbers in the messages between our programs, and judged, for the other side may have been taken over.
namespace yenile::process {

/// Nothing where there is no whole number, or one that does not fit. (`QCborValue::toInteger()` turns
/// fractions into integers as well; what it makes of one that is too large is undefined.)
template <std::signed_integral Integer>
std::optional<Integer> integerFrom(const QCborValue& value) {
    if (!value.isInteger() || !std::in_range<Integer>(value.toInteger()))
        return std::nullopt;
    return static_cast<Integer>(value.toInteger());
}

template <typename Enum>
QCborValue number(Enum value) {
    return QCborValue(static_cast<qint64>(value));
}

/// The enumerator of that number; `last` is the highest one that exists.
template <typename Enum>
std::optional<Enum> enumFrom(const QCborValue& value, Enum last) {
    const auto number = integerFrom<qint64>(value);
    if (!number || *number < 0 || *number > static_cast<qint64>(last))
        return std::nullopt;
    return static_cast<Enum>(*number);
}

} // namespace yenile::process
