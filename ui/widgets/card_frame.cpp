// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card_frame.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRadioButton>

namespace yenile::ui {

CardFrame::CardFrame(const QString& title, QWidget* parent)
    : QFrame(parent), m_column(new QVBoxLayout(this)) {
    const int edge = style::gap(this, 1.8);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(style::gap(this));
    if (title.isEmpty())
        return;
    QLabel* const heading = style::textLabel(title, this);
    style::makeHeading(heading, 1.1);
    m_column->addWidget(heading);
}

void CardFrame::addGlyph(Glyph glyph) {
    auto* const mark = new GlyphLabel(this);
    style::makeHeading(mark, 2.2);
    mark->setGlyph(glyph, style::Tone::Neutral);
    m_column->insertWidget(0, mark, 0, Qt::AlignLeft);
}

void CardFrame::paintEvent(QPaintEvent*) {
    const QColor accent = palette().color(QPalette::Highlight);
    style::paintGround(*this, palette().color(QPalette::Base),
                       isChosen() ? accent : style::edgeOfGround(palette()), isChosen() ? 2 : 1);
}

ChoiceCard::ChoiceCard(const QString& title, QWidget* parent)
    : CardFrame({}, parent), m_button(new QRadioButton(title, this)) {
    style::makeStrong(m_button);
    column()->addWidget(m_button);
    connect(m_button, &QRadioButton::toggled, this, qOverload<>(&QWidget::update));
}

void ChoiceCard::mouseReleaseEvent(QMouseEvent* event) {
    if (m_button->isEnabled() && rect().contains(event->pos()))
        m_button->setChecked(true);
}

bool ChoiceCard::isChosen() const {
    return m_button->isChecked();
}

QBoxLayout* sideBySide(CardFrame* main, std::initializer_list<CardFrame*> asides) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(style::gap(main, 1.4));
    row->addWidget(main, 5);
    auto* const column = new QVBoxLayout;
    column->setSpacing(row->spacing());
    main->column()->addStretch();
    for (CardFrame* const aside : asides) {
        aside->column()->addStretch();
        column->addWidget(aside);
    }
    row->addLayout(column, 3);
    return row;
}

} // namespace yenile::ui
