// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace yenile::registration {

/// A PNG with the text, distorted and crossed out so that programs read it less easily than people.
[[nodiscard]] QByteArray drawCaptcha(const QString& text);

/// A WAV that spells the text, if espeak-ng is installed: in English if `acceptLanguage` (RFC 9110, 12.5.4)
/// prefers that, otherwise in Turkish.
[[nodiscard]] std::optional<QByteArray> speakCaptcha(const QString& text, const QByteArray& acceptLanguage);

} // namespace yenile::registration
