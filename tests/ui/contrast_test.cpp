// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card_frame.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleOption>
#include <QTextBrowser>

#include <catch2/catch.hpp>

#include <cmath>

using namespace yenile;
using namespace Qt::StringLiterals;

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

struct Colours {
    const char* name;
    QPalette palette;
};

/// Somebody's own, whose highlight is hardly lighter than its ground.
QPalette darkHighlight() {
    QPalette palette = ui::style::contrastPalette(true);
    palette.setColor(QPalette::Highlight, QColor(u"#0000ff"_s));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

std::vector<Colours> pages() {
    using namespace ui::style;
    return {{"light", calmPalette(false)},
            {"dark", calmPalette(true)},
            {"white, of high contrast", contrastPalette(false)},
            {"black, of high contrast", contrastPalette(true)},
            {"of high contrast with a dark highlight", darkHighlight()}};
}

/// Of the strongest colour among the outermost pixels in the middle of the left edge.
double edgeContrast(const QImage& picture, const QPalette& palette) {
    double best = 1;
    for (int x = 0; x < 6; ++x)
        best = std::max(
            best, contrast(picture.pixelColor(x, picture.height() / 2), palette.color(QPalette::Window)));
    return best;
}

template <typename Widget>
double edgeContrast(const QPalette& palette) {
    Widget widget;
    widget.setPalette(palette);
    widget.setFocusPolicy(Qt::NoFocus);
    widget.resize(widget.sizeHint());
    return edgeContrast(widget.grab().toImage(), palette);
}

double focusContrast(QStyle::PrimitiveElement element, const QPalette& palette) {
    QLineEdit line;
    QStyleOptionFrame frame;
    QStyleOptionFocusRect focus;
    QStyleOption& option = element == QStyle::PE_FrameFocusRect ? static_cast<QStyleOption&>(focus) : frame;
    option.palette = palette;
    option.rect = QRect(0, 0, 60, 20);
    option.state = QStyle::State_Enabled | QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    QImage picture(option.rect.size(), QImage::Format_RGB32);
    picture.fill(palette.color(QPalette::Window));
    QPainter painter(&picture);
    QApplication::style()->drawPrimitive(element, &option, &painter, &line);
    painter.end();
    return edgeContrast(picture, palette);
}

} // namespace

TEST_CASE("every text can be read on its ground, in every palette") {
    const auto [name, palette] = GENERATE(from_range(pages()));
    const auto color = [&](QPalette::ColorRole role) { return palette.color(role); };
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
        INFO(name << ' ' << role);
        CHECK(contrast(color(QPalette::WindowText), color(role)) >= 4.5);
        CHECK(contrast(color(QPalette::Text), color(role)) >= 4.5);
        CHECK(contrast(color(QPalette::Link), color(role)) >= 4.5);
        CHECK(contrast(color(QPalette::PlaceholderText), color(role)) >= 4.5);
        CHECK(contrast(ui::style::quietText(palette), color(role)) >= 4.5);
    }
    INFO(name);
    CHECK(contrast(color(QPalette::ButtonText), color(QPalette::Button)) >= 4.5);
    CHECK(contrast(color(QPalette::HighlightedText), color(QPalette::Highlight)) >= 4.5);
    using ui::style::Tone;
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Caution, Tone::Bad}) {
        const QColor ground = ui::style::toneGround(tone, palette);
        CHECK(contrast(ui::style::toneColor(tone, palette), color(QPalette::Window)) >= 4.5);
        CHECK(contrast(ui::style::toneColor(tone, palette), ground) >= 4.5);
        CHECK(contrast(color(QPalette::WindowText), ground) >= 4.5);
        CHECK(contrast(color(QPalette::Link), ground) >= 4.5);
        CHECK(contrast(ui::style::quietText(palette), ground) >= 4.5);
    }
}

TEST_CASE("the strip at the side can be read in every palette") {
    const auto [name, page] = GENERATE(from_range(pages()));
    INFO(name);
    const QPalette palette = ui::style::brandPalette(page);
    const QColor ground = palette.color(QPalette::Window);
    CHECK(contrast(palette.color(QPalette::WindowText), ground) >= 4.5);
    CHECK(contrast(ui::style::quietText(palette), ground) >= 4.5);
    CHECK(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= 4.5);
    CHECK(contrast(ui::style::focusColor(palette), ground) >= 3);
    for (const auto tone : {ui::style::Tone::Neutral, ui::style::Tone::Good})
        CHECK(contrast(ui::style::toneColor(tone, palette), ground) >= 3);
}

TEST_CASE("what can be filled in and ticked has an edge that can be seen, in every palette") {
    const auto [name, palette] = GENERATE(from_range(pages()));
    INFO(name);
    CHECK(edgeContrast<QLineEdit>(palette) >= 3);
    CHECK(edgeContrast<QCheckBox>(palette) >= 3);
    CHECK(edgeContrast<QRadioButton>(palette) >= 3);
    CHECK(edgeContrast<QComboBox>(palette) >= 3);
    CHECK(edgeContrast<QTextBrowser>(palette) >= 3);
}

TEST_CASE("where the focus is can be seen in every palette") {
    const auto [name, palette] = GENERATE(from_range(pages()));
    INFO(name);
    CHECK(focusContrast(QStyle::PE_FrameFocusRect, palette) >= 3);
    CHECK(focusContrast(QStyle::PE_FrameLineEdit, palette) >= 3);
}

TEST_CASE("in high contrast cards, panels and buttons have edges in the colour of the text") {
    const bool black = GENERATE(false, true);
    INFO(black);
    const QPalette palette = ui::style::contrastPalette(black);
    CHECK(edgeContrast<ui::CardFrame>(palette) >= 7);
    CHECK(edgeContrast<QPushButton>(palette) >= 7);
    ui::Panel panel(ui::style::Tone::Bad);
    panel.setPalette(palette);
    panel.setText(u"Text"_s);
    panel.resize(panel.sizeHint());
    CHECK(edgeContrast(panel.grab().toImage(), palette) >= 7);
}
