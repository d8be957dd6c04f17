// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/calm_style.h"
#include "ui/widgets/desktop_wishes.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLabel>
#include <QPainter>
#include <QPalette>
#include <QScreen>

namespace yenile::ui::style {

namespace {

QLabel* prepared(QLabel* label) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

void apply(QApplication& application, const DesktopWishes& wishes) {
    QApplication::setStyle(new CalmStyle(wishes.motion));
    if (!wishes.motion)
        QApplication::setEffectEnabled(Qt::UI_General, false);
    const QPalette system = QApplication::palette();
    if (isHighContrast(system)) // was chosen
        return;
    const bool dark = wishes.dark.value_or(isDark(system));
    application.setPalette(wishes.highContrast ? contrastPalette(dark) : calmPalette(dark));
}

void paintGround(QWidget& widget, const QColor& ground, const QColor& edge, double width) {
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, width));
    painter.setBrush(ground);
    const double inset = width / 2;
    const double radius = gap(&widget, 0.6);
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}

int gap(const QWidget* widget, double times) {
    return qRound(QFontMetrics(widget->font()).height() * times / 2);
}

/// averageCharWidth() is the mean of all glyphs that a font has, which with Segoe UI's kin is a quarter more
/// than text is wide.
int columns(const QWidget* widget, int count) {
    const QString text =
        QStringLiteral("Yeni sertifika yeni bir kartla gelir, şimdikinde bir değişiklik olmaz. ");
    return qRound(QFontMetricsF(widget->font()).horizontalAdvance(text) * count /
                  static_cast<double>(text.size()));
}

void resizeOnScreen(QWidget& window, int width, int height) {
    const QSize frame(16, 48); // what a window's manager puts around it
    window.resize(QSize(width, height).boundedTo(window.screen()->availableSize() - frame));
}

int measure(const QWidget* widget) {
    return columns(widget, 65);
}

void makeHeading(QWidget* widget, double scale) {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    widget->setFont(font);
}

void makeStrong(QWidget* widget) {
    QFont font = widget->font();
    font.setBold(true);
    widget->setFont(font);
}

int choiceIndent(const QWidget* widget) {
    const QStyle* const style = widget->style();
    return style->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, widget) +
           style->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, widget);
}

QLabel* textLabel(const QString& text, QWidget* parent) {
    return prepared(new TextLabel(text, parent));
}

QLabel* dataLabel(const QString& text, QWidget* parent) {
    return prepared(new QLabel(text, parent));
}

QLabel* quietLabel(const QString& text, QWidget* parent) {
    QLabel* const label = textLabel(text, parent);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, quietText(palette));
    label->setPalette(palette);
    return label;
}

} // namespace yenile::ui::style
