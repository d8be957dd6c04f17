// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace yenile::signature {

/// Numbers for the names in a certificate: names that are the same by RFC 5280, 7.1 (letters of either size,
/// blanks, kinds of strings) have the same. Others may, too; so they only tell whom one need not look at any
/// more closely.
struct NameKeys {
    quint64 issuer = 0;
    quint64 subject = 0;
    friend bool operator==(const NameKeys&, const NameKeys&) = default;
};

/// Of a certificate in DER, without a look at the rest of it; nothing where it has not the shape of one (RFC
/// 5280, 4.1).
[[nodiscard]] std::optional<NameKeys> nameKeysOf(QByteArrayView certificate);

} // namespace yenile::signature
