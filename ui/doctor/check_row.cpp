// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/doctor/check_row.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace yenile::ui {

namespace {

/// And what is known beyond that of a problem.
QString remedyOf(const doctor::Check& check) {
    if (!check.problem)
        return check.warning;
    return check.detail.isEmpty() ? remedy(*check.problem) : remedy(*check.problem) + u'\n' + check.detail;
}

} // namespace

CheckRow::CheckRow(doctor::CheckKind kind, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_mark(new GlyphLabel(this)), m_text(style::textLabel({}, this)),
      m_remedy(style::quietLabel({}, this)), m_where(new QToolButton(this)),
      m_places(style::quietLabel({}, this)) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(style::gap(this, 1.2));
    row->addWidget(m_mark, 0, Qt::AlignTop);
    QLabel* const title = style::textLabel(doctor::checkTitle(kind), this);
    style::makeStrong(title);
    title->setFixedWidth(style::columns(this, 30)); // so that the texts stand below each other
    row->addWidget(title, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout;
    column->setSpacing(style::gap(this, 0.2));
    column->addWidget(m_text);
    column->addWidget(m_remedy);
    m_where->setText(tr("Where was it looked for?"));
    m_where->setObjectName(QStringLiteral("whereLookedFor"));
    m_where->setCheckable(true);
    m_where->setAutoRaise(true);
    m_places->setObjectName(QStringLiteral("placesLookedIn"));
    column->addWidget(m_where);
    column->addWidget(m_places);
    connect(m_where, &QToolButton::toggled, m_places, &QLabel::setVisible);
    row->addLayout(column, 1);
    showWaiting();
}

void CheckRow::showWaiting() {
    m_mark->setQuietGlyph(Glyph::Waiting);
    m_text->setText(tr("Being checked…"));
    m_remedy->hide();
    m_where->hide();
    m_places->hide();
    setAccessibleName(doctor::checkTitle(m_kind) + QStringLiteral(": ") + m_text->text());
}

void CheckRow::showCheck(const doctor::Check& check) {
    if (!check.known) {
        m_mark->setQuietGlyph(Glyph::Waiting);
        m_text->setText(check.detail.isEmpty() ? tr("Can be checked when the card is there.") : check.detail);
    } else if (check.problem) {
        m_mark->setGlyph(Glyph::Warning, style::Tone::Caution);
        m_text->setText(sentence(*check.problem));
    } else {
        m_mark->setGlyph(check.warning.isEmpty() ? Glyph::Check : Glyph::Warning,
                         check.warning.isEmpty() ? style::Tone::Good : style::Tone::Caution);
        m_text->setText(check.detail.isEmpty() ? tr("Found") : check.detail);
    }
    m_remedy->setText(remedyOf(check));
    m_remedy->setVisible(!m_remedy->text().isEmpty());
    m_places->setText(check.places);
    m_where->setVisible(!check.places.isEmpty());
    m_places->setVisible(!check.places.isEmpty() && m_where->isChecked());
    setAccessibleName(doctor::checkTitle(m_kind) + QStringLiteral(": ") + m_text->text() + QLatin1Char(' ') +
                      m_remedy->text());
}

} // namespace yenile::ui
