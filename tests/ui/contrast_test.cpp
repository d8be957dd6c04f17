// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>

#include <catch2/catch.hpp>

#include <cmath>

using namespace yenile;

namespace {

/// WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(const QColor& color) {
    const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const auto [dark, bright] = std::minmax({luminance(one), luminance(other)});
    return (bright + 0.05) / (dark + 0.05);
}

/// Of the strongest colour among the outermost pixels of what is drawn there.
template <typename Widget>
double edgeContrast(const QPalette& palette) {
    Widget widget;
    widget.setPalette(palette);
    widget.setFocusPolicy(Qt::NoFocus);
    widget.resize(widget.sizeHint());
    const QImage picture = widget.grab().toImage();
    double best = 1;
    for (int x = 0; x < 6; ++x)
        best = std::max(
            best, contrast(picture.pixelColor(x, picture.height() / 2), palette.color(QPalette::Window)));
    return best;
}

} // namespace

TEST_CASE("every text can be read on its ground, in light and in dark") {
    const bool dark = GENERATE(false, true);
    const QPalette palette = ui::style::calmPalette(dark);
    const auto color = [&](QPalette::ColorRole role) { return palette.color(role); };
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
        INFO((dark ? "dark " : "light ") << role);
        CHECK(contrast(color(QPalette::WindowText), color(role)) >= 4.5);
        CHECK(contrast(color(QPalette::Text), color(role)) >= 4.5);
        CHECK(contrast(color(QPalette::Link), color(role)) >= 4.5);
        CHECK(contrast(color(QPalette::PlaceholderText), color(role)) >= 4.5);
        CHECK(contrast(ui::style::quietText(palette), color(role)) >= 4.5);
    }
    CHECK(contrast(color(QPalette::ButtonText), color(QPalette::Button)) >= 4.5);
    CHECK(contrast(color(QPalette::HighlightedText), color(QPalette::Highlight)) >= 4.5);
    CHECK(contrast(color(QPalette::Highlight), color(QPalette::Window)) >= 3); // where the focus is
    using ui::style::Tone;
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Caution, Tone::Bad}) {
        CHECK(contrast(ui::style::toneColor(tone, palette), color(QPalette::Window)) >= 4.5);
        CHECK(contrast(color(QPalette::WindowText), ui::style::toneGround(tone, palette)) >= 4.5);
    }
}

TEST_CASE("what can be filled in and ticked has an edge that can be seen, in light and in dark") {
    const bool dark = GENERATE(false, true);
    INFO((dark ? "dark" : "light"));
    const QPalette palette = ui::style::calmPalette(dark);
    CHECK(edgeContrast<QLineEdit>(palette) >= 3);
    CHECK(edgeContrast<QCheckBox>(palette) >= 3);
    CHECK(edgeContrast<QRadioButton>(palette) >= 3);
}
