// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace yenile::signature {

/// Hashes of the names in a certificate. Names that are equal by RFC 5280, 7.1 (case, blanks, string types)
/// have the same hash. Different names may have the same one, too, so a hash can only rule a certificate out.
struct NameKeys {
    quint64 issuer = 0;
    quint64 subject = 0;
    friend bool operator==(const NameKeys&, const NameKeys&) = default;
};

/// The hashes of a certificate in DER, read without parsing the rest. Nothing if it does not have the
/// structure of a certificate (RFC 5280, 4.1).
[[nodiscard]] std::optional<NameKeys> nameKeysOf(QByteArrayView certificate);

} // namespace yenile::signature
