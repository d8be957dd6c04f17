// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/style.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace yenile::ui {

class GlyphLabel;

/// A coloured box with a mark and a text that the person must see before continuing.
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(style::Tone tone, QWidget* parent = nullptr);

    void setTone(style::Tone tone);
    void setText(const QString& text);
    /// Below the text.
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] QLabel* label() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    style::Tone m_tone;
    GlyphLabel* m_mark;
    QLabel* m_text;
    QVBoxLayout* m_column;
};

} // namespace yenile::ui
