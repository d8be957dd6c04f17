// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/style.h"

#include <QIcon>
#include <QLabel>

namespace yenile::ui {

/// Marks that are drawn, not loaded: sharp at any size, in the colour of the palette.
enum class Glyph {
    Check,
    Warning,
    Cross,
    Info,
    Waiting,
    Current,
    Eye,
    EyeOff,
    Refresh,
    Sound,
    Card,
    Pen,
    Phone
};

[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor& color);

/// A mark as large as the text beside it.
class GlyphLabel : public QLabel {
    Q_OBJECT
public:
    explicit GlyphLabel(QWidget* parent = nullptr);
    void setGlyph(Glyph glyph, style::Tone tone);
    /// Grey, for what has not happened yet.
    void setQuietGlyph(Glyph glyph);

private:
    void show(Glyph glyph, const QColor& color);
};

} // namespace yenile::ui
