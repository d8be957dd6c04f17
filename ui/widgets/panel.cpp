// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>

namespace yenile::ui {

namespace {

Glyph glyphOf(style::Tone tone) {
    switch (tone) {
    case style::Tone::Good:
        return Glyph::Check;
    case style::Tone::Caution:
        return Glyph::Warning;
    case style::Tone::Bad:
        return Glyph::Cross;
    case style::Tone::Neutral:
        break;
    }
    return Glyph::Info;
}

} // namespace

Panel::Panel(style::Tone tone, QWidget* parent)
    : QFrame(parent), m_tone(tone), m_mark(new GlyphLabel(this)), m_text(style::textLabel({}, this)),
      m_column(new QVBoxLayout) {
    auto* const row = new QHBoxLayout(this);
    const int edge = style::gap(this, 1.2);
    row->setContentsMargins(edge, edge, edge, edge);
    row->setSpacing(edge);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(m_column, 1);
    m_column->addWidget(m_text);
    setTone(tone);
}

void Panel::setTone(style::Tone tone) {
    m_tone = tone;
    m_mark->setGlyph(glyphOf(tone), tone);
    update();
}

void Panel::setText(const QString& text) {
    m_text->setText(text);
    setAccessibleName(text);
}

void Panel::paintEvent(QPaintEvent*) {
    style::paintGround(*this, style::toneGround(m_tone, palette()), style::toneEdge(m_tone, palette()));
}

} // namespace yenile::ui
