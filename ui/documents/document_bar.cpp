// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_bar.h"

#include "ui/documents/document_view.h"
#include "ui/widgets/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

namespace yenile::ui {

DocumentBar::DocumentBar(DocumentView* view, QWidget* parent) : QWidget(parent), m_view(view) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    connect(addButton(QStringLiteral("−"), tr("Smaller")), &QToolButton::clicked, view,
            &DocumentView::zoomOut);
    connect(addButton(QStringLiteral("+"), tr("Larger")), &QToolButton::clicked, view, &DocumentView::zoomIn);
    connect(addButton(tr("Page width"), tr("Page width")), &QToolButton::clicked, view,
            &DocumentView::zoomToWidth);
    connect(addButton(tr("Whole page"), tr("Whole page")), &QToolButton::clicked, view,
            &DocumentView::zoomToPage);
    m_contents = addButton(tr("Contents"), tr("Contents"));
    m_contents->setPopupMode(QToolButton::InstantPopup);
    m_contents->hide();
    row->addStretch();
    addSearch();
    connect(view, &DocumentView::contentsKnown, this, &DocumentBar::showContents);
    connect(view, &DocumentView::matchShown, this, &DocumentBar::showMatch);
}

QToolButton* DocumentBar::addButton(const QString& text, const QString& name) {
    auto* const button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    layout()->addWidget(button);
    return button;
}

void DocumentBar::addSearch() {
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("documentSearch"));
    m_search->setPlaceholderText(tr("Search in the document"));
    m_search->setAccessibleName(tr("Search in the document"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(style::columns(this, 32));
    m_matches = style::quietLabel({}, this);
    m_matches->setWordWrap(false);
    m_matches->setObjectName(QStringLiteral("documentMatches"));
    layout()->addWidget(m_matches);
    layout()->addWidget(m_search);
    connect(addButton(QStringLiteral("↑"), tr("Previous place")), &QToolButton::clicked, m_view,
            &DocumentView::previousMatch);
    connect(addButton(QStringLiteral("↓"), tr("Next place")), &QToolButton::clicked, m_view,
            &DocumentView::nextMatch);
    connect(m_search, &QLineEdit::textChanged, m_view, &DocumentView::search);
    for (const auto key :
         {Qt::Key_Return, Qt::Key_Enter}) { // which would press the wizard's button otherwise
        auto* const next = new QShortcut(key, m_search);
        next->setContext(Qt::WidgetShortcut);
        connect(next, &QShortcut::activated, m_view, &DocumentView::nextMatch);
    }
    auto* const find = new QShortcut(QKeySequence::Find, m_view);
    find->setContext(Qt::WidgetShortcut);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
}

void DocumentBar::showContents() {
    m_contents->setVisible(!m_view->contents().isEmpty());
    auto* const menu = new QMenu(m_contents);
    for (const ContentsEntry& entry : m_view->contents()) {
        const QString indent(qsizetype{3} * entry.depth, QLatin1Char(' '));
        menu->addAction(indent + entry.title, m_view,
                        [view = m_view, page = entry.page] { view->goToPage(page); });
    }
    delete m_contents->menu();
    m_contents->setMenu(menu);
}

void DocumentBar::showMatch(int number, int count) {
    if (m_search->text().trimmed().isEmpty())
        m_matches->clear();
    else
        m_matches->setText(count == 0 ? tr("Not found") : tr("%1 of %2").arg(number).arg(count));
}

} // namespace yenile::ui
