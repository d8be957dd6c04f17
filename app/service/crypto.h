// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// The cryptographic functions of the registration service, with OpenSSL.
namespace yenile::registration {

[[nodiscard]] QByteArray randomBytes(int count);
/// Random characters from `alphabet`, evenly distributed.
[[nodiscard]] QString randomText(int length, QStringView alphabet);
/// Letters and digits that are not confused with each other.
inline constexpr QStringView clearAlphabet = u"ACDEFHJKLMNPRTUVY34679";
/// Letters that are not confused even if they are slanted.
inline constexpr QStringView captchaAlphabet = u"ACDEFHJKLMNPRTUXY369";
inline constexpr QStringView digits = u"0123456789";
/// A random id for a new row.
[[nodiscard]] QString newId();

/// OWASP's advice for scrypt with 16 MiB: this many passes ("p"); about 0.2 s on one processor.
inline constexpr int safeHashPasses = 5;
/// A salted scrypt hash (RFC 7914), as text with its parameters.
[[nodiscard]] QString hashSecret(QByteArrayView secret, int passes);
[[nodiscard]] QString hashSecret(QByteArrayView secret, int passes, QByteArrayView salt);
/// The salt of one person's access passwords, so that a comparison with two of them costs no more than with
/// one.
[[nodiscard]] QByteArray saltOf(QByteArrayView pepper, const QString& identityNumber);
/// A hash with fewer passes takes as long as one with `passes`, so that the time does not show when it was
/// made.
[[nodiscard]] bool secretMatches(QByteArrayView secret, const QString& hash, int passes);
/// The same for several hashes; the index of the one that matches. Hashes with one salt cost as much as one.
[[nodiscard]] std::optional<qsizetype> secretAmong(QByteArrayView secret, const QStringList& hashes,
                                                   int passes);

[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView data);
/// In constant time.
[[nodiscard]] bool sameBytes(QByteArrayView a, QByteArrayView b);

/// AES-256-GCM; `key` has 32 bytes.
[[nodiscard]] QByteArray seal(QByteArrayView key, QByteArrayView plain);
[[nodiscard]] std::optional<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed);

} // namespace yenile::registration
