// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include <QApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QScreen>
#include <QStyleOption>

namespace yenile::ui::style {

namespace {

struct Shades {
    const char *window, *base, *raised, *text, *quiet, *accent, *onAccent, *link;
};

constexpr Shades light{"#f4f6f6", "#ffffff", "#e9edee", "#1d2528",
                       "#5b686d", "#1f6f78", "#ffffff", "#175e93"};
constexpr Shades dark{"#22282a", "#1a1f21", "#2e3639", "#e6ebec", "#a3b0b4", "#3a97a1", "#0d1415", "#7dbcec"};

constexpr const char* brandLight = "#12474e";
constexpr const char* brandDark = "#0f2b30";

QColor shade(const char* name) {
    return QColor(QLatin1String(name));
}

/// Colours that keep at least 4.5:1 against their ground.
QColor toneShade(Tone tone, bool onDark) {
    switch (tone) {
    case Tone::Good:
        return shade(onDark ? "#7fd095" : "#1d7038");
    case Tone::Caution:
        return shade(onDark ? "#f0c060" : "#855600");
    case Tone::Bad:
        return shade(onDark ? "#ff9a90" : "#ab2418");
    case Tone::Neutral:
        break;
    }
    return shade(onDark ? "#86c3ee" : "#175e93");
}

QColor mixed(const QColor& a, const QColor& b, double part) {
    const auto one = [part](double x, double y) { return static_cast<float>(x * (1 - part) + y * part); };
    return QColor::fromRgbF(one(a.redF(), b.redF()), one(a.greenF(), b.greenF()), one(a.blueF(), b.blueF()));
}

QColor edgeColor(const QPalette& palette) {
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.45);
}

/// Fusion with a little more air around what is clicked and typed.
class CalmStyle final : public QProxyStyle {
public:
    CalmStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        const int unit = widget ? gap(widget) : 0;
        switch (type) {
        case CT_LineEdit:
        case CT_ComboBox:
            return {result.width() + unit / 2, result.height() + unit / 2};
        case CT_PushButton:
            return {result.width() + 2 * unit, result.height() + unit / 2};
        case CT_TabBarTab:
            return {result.width() + unit, result.height() + unit / 2};
        default:
            return result;
        }
    }
    /// Fusion's own edges can hardly be seen, least of all on dark ground (WCAG 2.2, 1.4.11: 3:1).
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (option->state & State_HasFocus)
            return; // marked by Fusion
        const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(edgeColor(option->palette));
        painter->setBrush(Qt::NoBrush);
        if (element == PE_FrameLineEdit)
            painter->drawRoundedRect(edge, 2, 2);
        else if (element == PE_IndicatorCheckBox)
            painter->drawRect(edge);
        else if (element == PE_IndicatorRadioButton)
            painter->drawEllipse(edge);
        painter->restore();
    }
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override {
        QRect rect = QProxyStyle::subElementRect(element, option, widget);
        if (element == SE_LineEditContents && widget)
            rect.adjust(gap(widget) / 2, 0, 0, 0);
        return rect;
    }
};

/// A palette that is pure black and white was chosen for its contrast and is left alone.
bool isHighContrast(const QPalette& palette) {
    const QColor ground = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    return (ground == Qt::black && (text == Qt::white || text == Qt::yellow || text == Qt::green)) ||
           (ground == Qt::white && text == Qt::black);
}

} // namespace

QPalette calmPalette(bool onDark) {
    const Shades& shades = onDark ? dark : light;
    QPalette palette(shade(shades.text), shade(shades.raised), shade(shades.raised).lighter(110),
                     shade(shades.window).darker(160), shade(shades.window).darker(130), shade(shades.text),
                     Qt::white, shade(shades.base), shade(shades.window));
    palette.setColor(QPalette::AlternateBase, shade(shades.window));
    palette.setColor(QPalette::ToolTipBase, shade(shades.raised));
    palette.setColor(QPalette::ToolTipText, shade(shades.text));
    palette.setColor(QPalette::PlaceholderText, shade(shades.quiet));
    palette.setColor(QPalette::Link, shade(shades.link));
    palette.setColor(QPalette::LinkVisited, shade(shades.link));
    palette.setColor(QPalette::Highlight, shade(shades.accent));
    palette.setColor(QPalette::HighlightedText, shade(shades.onAccent));
    const QColor faded = mixed(shade(shades.text), shade(shades.window), 0.5);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faded);
    palette.setColor(QPalette::Disabled, QPalette::Base, shade(shades.window));
    return palette;
}

QPalette brandPalette(const QPalette& palette) {
    if (isHighContrast(palette))
        return palette;
    QPalette brand = calmPalette(true);
    const QColor ground = shade(isDark(palette) ? brandDark : brandLight);
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        brand.setColor(role, ground);
    brand.setColor(QPalette::WindowText, Qt::white);
    return brand;
}

void apply(QApplication& application) {
    QApplication::setStyle(new CalmStyle);
    const QPalette system = QApplication::palette();
    if (!isHighContrast(system))
        application.setPalette(calmPalette(isDark(system)));
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor toneColor(Tone tone, const QPalette& palette) {
    return toneShade(tone, isDark(palette));
}

QColor toneGround(Tone tone, const QPalette& palette) {
    const bool onDark = isDark(palette);
    return mixed(palette.color(QPalette::Base), toneShade(tone, onDark), onDark ? 0.16 : 0.09);
}

QColor quietText(const QPalette& palette) {
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.3);
}

QColor edgeOfGround(const QPalette& palette) {
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::WindowText), 0.18);
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

QString day(const QDateTime& time) {
    return QLocale().toString(time.toLocalTime().date(), QStringLiteral("d MMMM yyyy"));
}

QString dayAndTime(const QDateTime& time) {
    return day(time) + QLatin1Char(' ') + time.toLocalTime().toString(QStringLiteral("HH:mm"));
}

int gap(const QWidget* widget, double times) {
    return qRound(QFontMetrics(widget->font()).height() * times / 2);
}

int columns(const QWidget* widget, int count) {
    return QFontMetrics(widget->font()).averageCharWidth() * count;
}

void resizeOnScreen(QWidget& window, int width, int height) {
    const QSize frame(16, 48); // what a window's manager puts around it
    window.resize(QSize(width, height).boundedTo(window.screen()->availableSize() - frame));
}

int measure(const QWidget* widget) {
    return columns(widget, 74);
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
    auto* const label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* quietLabel(const QString& text, QWidget* parent) {
    QLabel* const label = textLabel(text, parent);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, quietText(palette));
    label->setPalette(palette);
    return label;
}

} // namespace yenile::ui::style
