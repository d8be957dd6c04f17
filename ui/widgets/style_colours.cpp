// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include <QPalette>

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

/// Those that Windows has for it, black and white.
QPalette contrastPalette(bool onDark) {
    const QColor ground = onDark ? Qt::black : Qt::white;
    const QColor text = onDark ? Qt::white : Qt::black;
    const QColor accent = shade(onDark ? "#1aebff" : "#37006e");
    QPalette palette(text, ground, ground, ground, ground, text, text, ground, ground);
    for (const auto role : {QPalette::AlternateBase, QPalette::ToolTipBase})
        palette.setColor(role, ground);
    for (const auto role : {QPalette::ToolTipText, QPalette::PlaceholderText})
        palette.setColor(role, text);
    for (const auto role : {QPalette::Link, QPalette::LinkVisited})
        palette.setColor(role, shade(onDark ? "#ffff00" : "#00009f"));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, shade(onDark ? "#3ff23f" : "#600000"));
    return palette;
}

/// No other theme gives windows, entries and buttons one ground.
bool isHighContrast(const QPalette& palette) {
    const QColor ground = palette.color(QPalette::Window);
    return palette.color(QPalette::Base) == ground && palette.color(QPalette::Button) == ground;
}

QPalette brandPalette(const QPalette& palette) {
    if (isHighContrast(palette))
        return palette;
    QPalette brand = calmPalette(true);
    const QColor ground = shade(isDark(palette) ? brandDark : brandLight);
    for (const auto role : {QPalette::Window, QPalette::Base})
        brand.setColor(role, ground);
    brand.setColor(QPalette::Button, ground.lighter(125));
    brand.setColor(QPalette::WindowText, Qt::white);
    return brand;
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor toneColor(Tone tone, const QPalette& palette) {
    return isHighContrast(palette) ? palette.color(QPalette::WindowText) : toneShade(tone, isDark(palette));
}

QColor toneGround(Tone tone, const QPalette& palette) {
    if (isHighContrast(palette))
        return palette.color(QPalette::Base);
    const bool onDark = isDark(palette);
    return mixed(palette.color(QPalette::Base), toneShade(tone, onDark), onDark ? 0.16 : 0.09);
}

QColor toneEdge(Tone tone, const QPalette& palette) {
    return isHighContrast(palette) ? edgeColor(palette)
                                   : mixed(toneGround(tone, palette), toneColor(tone, palette), 0.45);
}

QColor quietText(const QPalette& palette) {
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window),
                 isHighContrast(palette) ? 0 : 0.3);
}

QColor edgeColor(const QPalette& palette) {
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window),
                 isHighContrast(palette) ? 0 : 0.45);
}

QColor edgeOfGround(const QPalette& palette) {
    return isHighContrast(palette)
               ? edgeColor(palette)
               : mixed(palette.color(QPalette::Base), palette.color(QPalette::WindowText), 0.18);
}

/// The highlight of some of Windows' themes is hardly lighter than their ground.
QColor focusColor(const QPalette& palette) {
    return palette.color(isHighContrast(palette) ? QPalette::WindowText : QPalette::Highlight);
}

} // namespace yenile::ui::style
