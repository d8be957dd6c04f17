// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// The few cryptographic tools of the registration service, over OpenSSL.
namespace yenile::registration {

[[nodiscard]] QByteArray randomBytes(int count);
/// Each character drawn evenly from `alphabet`.
[[nodiscard]] QString randomText(int length, QStringView alphabet);
/// Letters and digits that nobody mistakes for one another.
inline constexpr QStringView clearAlphabet = u"ACDEFHJKLMNPRTUVY34679";
/// Letters that are told apart when they stand askew, too.
inline constexpr QStringView captchaAlphabet = u"ACDEFHJKLMNPRTUXY369";
inline constexpr QStringView digits = u"0123456789";
/// A name for a new row that nobody can guess.
[[nodiscard]] QString newId();

/// What OWASP asks of scrypt with 16 MiB: so many passes, its "p"; some 0.2 s of one processor.
inline constexpr int safeHashPasses = 5;
/// A salted scrypt hash (RFC 7914), as text with its parameters.
[[nodiscard]] QString hashSecret(QByteArrayView secret, int passes);
[[nodiscard]] QString hashSecret(QByteArrayView secret, int passes, QByteArrayView salt);
/// The salt of one person's access passwords, so that comparing with two of them costs no more than with one.
[[nodiscard]] QByteArray saltOf(QByteArrayView pepper, const QString& identityNumber);
/// A hash of fewer passes takes as long as one of `passes`, so that nobody sees from the time when it was
/// made.
[[nodiscard]] bool secretMatches(QByteArrayView secret, const QString& hash, int passes);
/// The same of several; the place of the one that matches. Those of one salt are compared at the cost of one.
[[nodiscard]] std::optional<qsizetype> secretAmong(QByteArrayView secret, const QStringList& hashes,
                                                   int passes);

[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView data);
/// In a time that tells nothing of the contents.
[[nodiscard]] bool sameBytes(QByteArrayView a, QByteArrayView b);

/// AES-256-GCM; `key` has 32 bytes.
[[nodiscard]] QByteArray seal(QByteArrayView key, QByteArrayView plain);
[[nodiscard]] std::optional<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed);

} // namespace yenile::registration
