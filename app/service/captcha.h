// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace yenile::registration {

/// A PNG with the text, bent and crossed so that a program reads it less easily than a person.
[[nodiscard]] QByteArray drawCaptcha(const QString& text);

/// A WAV in which the text is spelled, where espeak-ng is installed: in English for whoever prefers that
/// (`acceptLanguage`: RFC 9110, 12.5.4), in Turkish for all others.
[[nodiscard]] std::optional<QByteArray> speakCaptcha(const QString& text, const QByteArray& acceptLanguage);

} // namespace yenile::registration
