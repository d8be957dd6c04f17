// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QLabel;
class QPalette;
class QWidget;

namespace yenile::ui {
struct DesktopWishes;
}

/// The one place where the look is decided. Sizes follow the font, colours follow the palette.
namespace yenile::ui::style {

/// The meaning of a coloured mark or panel.
enum class Tone { Neutral, Good, Caution, Bad };

/// Sets Fusion and a palette: light or dark like the desktop's, or high contrast if the desktop asks for it.
/// Call it before any window.
void apply(QApplication& application, const DesktopWishes& wishes);
[[nodiscard]] QPalette calmPalette(bool dark);
[[nodiscard]] QPalette contrastPalette(bool dark);
/// Whether a palette was chosen for its contrast: everything is drawn in its own colours then.
[[nodiscard]] bool isHighContrast(const QPalette& palette);
/// For the strip that carries the mark and the name: deep teal with light text, unless the system's palette
/// was chosen for its contrast.
[[nodiscard]] QPalette brandPalette(const QPalette& palette);

[[nodiscard]] bool isDark(const QPalette& palette);
/// For marks and text.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette& palette);
/// For the ground of a panel.
[[nodiscard]] QColor toneGround(Tone tone, const QPalette& palette);
/// Around a panel.
[[nodiscard]] QColor toneEdge(Tone tone, const QPalette& palette);
/// For text that is less important; still easily readable.
[[nodiscard]] QColor quietText(const QPalette& palette);

/// The edge of a control, and of the control with the focus.
[[nodiscard]] QColor edgeColor(const QPalette& palette);
[[nodiscard]] QColor focusColor(const QPalette& palette);

/// Of a quiet frame around a ground.
[[nodiscard]] QColor edgeOfGround(const QPalette& palette);
/// A ground with round corners below all that a widget holds.
void paintGround(QWidget& widget, const QColor& ground, const QColor& edge, double width = 1);

/// Half a line of text: the measure of all gaps.
[[nodiscard]] int gap(const QWidget* widget, double times = 1);
/// The width of so many letters of ordinary text.
[[nodiscard]] int columns(const QWidget* widget, int count);
/// That size, or less if the screen is smaller.
void resizeOnScreen(QWidget& window, int width, int height);
/// The width of lines that are easy to read: at most 70 letters.
[[nodiscard]] int measure(const QWidget* widget);

/// The widget's font, larger and bold.
void makeHeading(QWidget* widget, double scale = 1.25);
void makeStrong(QWidget* widget);
/// The indent of text below a radio button or check box that puts it in line with the button's text.
[[nodiscard]] int choiceIndent(const QWidget* widget);

/// A label that wraps, at 70 letters at the latest; it can be selected, and screen readers read it.
[[nodiscard]] QLabel* textLabel(const QString& text = {}, QWidget* parent = nullptr);
/// The same for names, paths and dates: as wide as there is room.
[[nodiscard]] QLabel* dataLabel(const QString& text = {}, QWidget* parent = nullptr);
/// textLabel() in a less prominent colour.
[[nodiscard]] QLabel* quietLabel(const QString& text = {}, QWidget* parent = nullptr);

} // namespace yenile::ui::style
