#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace yenile::registration {

/// A PNG with the text, bent and crossed so that a program reads it less easily than a person.
[[nodiscard]] QByteArray drawCaptcha(const QString& text);

/// A WAV in which the text is spelled in Turkish, where espeak-ng is installed.
[[nodiscard]] std::optional<QByteArray> speakCaptcha(const QString& text);

} // namespace yenile::registration
