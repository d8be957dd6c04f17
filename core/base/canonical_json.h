// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace yenile {

/// The one byte form of a JSON object, after RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16
/// code units, no white space, numbers as ECMAScript prints them. What is signed and digested is this form.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject& object);

} // namespace yenile
