// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/step_list.h"

#include "ui/widgets/icons.h"
#include "ui/wizard/flow.h"
#include "ui/wizard/language_box.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

namespace {

/// What the marks and the colours tell.
QString tell(const QString& step, bool done, bool current) {
    if (done)
        return StepList::tr("%1: done").arg(step);
    return current ? StepList::tr("%1: you are here").arg(step) : step;
}

} // namespace

StepList::StepList(QWidget* parent)
    : QWidget(parent), m_service(new QLabel(this)), m_language(new LanguageBox(this)),
      m_menu(new QMenu(this)) {
    setAccessibleName(tr("Steps"));
    setPalette(style::brandPalette(palette()));
    auto* const column = new QVBoxLayout(this);
    const int edge = style::gap(this, 1.5);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(style::gap(this, 1.2));
    addHead(*column);
    for (const flow::Step& step : flow::steps()) {
        auto* const row = new QHBoxLayout;
        row->setSpacing(style::gap(this, 0.8));
        auto* const mark = new GlyphLabel(this);
        auto* const text = new QLabel(step.title, this);
        row->addWidget(mark);
        row->addWidget(text, 1);
        column->addLayout(row);
        m_rows.push_back({mark, text});
    }
    column->addStretch();
    auto* const menu = new QPushButton(tr("Menu"), this);
    menu->setObjectName(QStringLiteral("menu"));
    menu->setAutoDefault(false);
    menu->setMenu(m_menu);
    column->addWidget(menu);
    column->addWidget(m_language);
    QFont bold = font(); // room for the current step, so that nothing moves
    bold.setBold(true);
    int widest = 0;
    for (const Row& row : m_rows)
        widest = qMax(widest, QFontMetrics(bold).horizontalAdvance(row.text->text()));
    for (const Row& row : m_rows)
        row.text->setMinimumWidth(widest + 1);
}

void StepList::addHead(QVBoxLayout& column) {
    auto* const mark = new QLabel(this);
    const int side = style::gap(this, 4);
    mark->setPixmap(QIcon(QStringLiteral(":/yenile/icons/yenile-256.png"))
                        .pixmap(QSize(side, side), devicePixelRatioF()));
    auto* const name = new QLabel(QStringLiteral("Yenile"), this);
    style::makeHeading(name, 1.4);
    auto* const row = new QHBoxLayout;
    row->setSpacing(style::gap(this));
    row->addWidget(mark);
    row->addWidget(name, 1);
    column.addLayout(row);
    m_service->setObjectName(QStringLiteral("serviceName"));
    m_service->setWordWrap(true);
    m_service->setTextFormat(Qt::PlainText);
    column.addWidget(m_service);
    column.addSpacing(style::gap(this));
}

void StepList::showService(const QString& name) {
    m_service->setText(name);
    m_service->setVisible(!name.isEmpty());
}

void StepList::paintEvent(QPaintEvent*) {
    const QColor ground = palette().color(QPalette::Window);
    style::paintGround(*this, ground,
                       style::isHighContrast(palette()) ? style::edgeColor(palette()) : ground);
}

void StepList::showPage(PageId page) {
    const int current = flow::stepOf(page);
    for (int index = 0; index < static_cast<int>(m_rows.size()); ++index) {
        const Row& row = m_rows[static_cast<size_t>(index)];
        const bool done = index < current || page == PageId::Done;
        if (done)
            row.mark->setGlyph(Glyph::Check, style::Tone::Good);
        else if (index == current)
            row.mark->setGlyph(Glyph::Current, style::Tone::Neutral);
        else
            row.mark->setQuietGlyph(Glyph::Waiting);
        QFont font = row.text->font();
        font.setBold(index == current);
        row.text->setFont(font);
        QPalette palette = this->palette();
        if (index > current)
            palette.setColor(QPalette::WindowText, style::quietText(palette));
        row.text->setPalette(palette);
        row.text->setAccessibleName(tell(row.text->text(), done, index == current));
    }
}

} // namespace yenile::ui
