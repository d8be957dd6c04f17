// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/work_area.h"

#include "ui/widgets/error_panel.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>

namespace yenile::ui {

namespace {

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
    auto* const area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    // A gap before the scroll bar, where there is one.
    QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, content, [content](int, int most) {
        content->layout()->setContentsMargins(0, 0, most > 0 ? style::gap(content, 0.5) : 0, 0);
    });
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

/// Moves as long as something is waited for; stands still where nothing is to move.
QWidget* waitingMark(QWidget* parent) {
    if (!parent->style()->styleHint(QStyle::SH_Widget_Animate, nullptr, parent)) {
        auto* const mark = new GlyphLabel(parent);
        mark->setGlyph(Glyph::Waiting, style::Tone::Neutral);
        return mark;
    }
    auto* const bar = new QProgressBar(parent);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumWidth(style::columns(parent, 24));
    return bar;
}

} // namespace

WorkArea::WorkArea(Scrolling scrolling, QWidget* parent)
    : QWidget(parent), m_content(new QWidget(this)), m_error(new ErrorPanel(this)), m_wait(new QWidget(this)),
      m_doing(style::quietLabel({}, this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::gap(this, 1.2));
    m_body = new QVBoxLayout(m_content);
    m_body->setContentsMargins({});
    m_body->setSpacing(style::gap(this, 1.2));
    column->addWidget(m_error);
    if (scrolling == Scrolling::Never)
        column->addWidget(m_content, 1);
    else
        column->addWidget(scrolled(m_content, this), 1);
    auto* const row = new QHBoxLayout(m_wait);
    row->setContentsMargins(0, 0, 0, 0);
    QWidget* const mark = waitingMark(m_wait);
    mark->setAccessibleName(tr("Please wait"));
    row->addWidget(mark);
    row->addWidget(m_doing, 1);
    column->addWidget(m_wait);
    m_wait->hide();
}

void WorkArea::showError(const Error& error, std::function<void()> again) {
    m_error->showError(error, std::move(again));
}

void WorkArea::clearError() {
    m_error->clear();
}

void WorkArea::setLoginAgain(std::function<bool()> loginAgain) {
    m_loginAgain = std::move(loginAgain);
}

void WorkArea::beginWait(const QString& doing) {
    clearError();
    m_busy = true;
    m_focus = m_content->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    m_doing->setText(doing);
    m_wait->show();
    m_content->setEnabled(false);
    Q_EMIT busyChanged(true);
}

void WorkArea::endWait() {
    m_busy = false;
    m_wait->hide();
    m_content->setEnabled(true);
    if (m_focus)
        m_focus->setFocus();
    Q_EMIT busyChanged(false);
}

void WorkArea::handle(const Error& error, Retry retry, const std::function<void()>& again,
                      const std::function<void(const Error&)>& failed) {
    const bool loggedOut = error.code == ErrorCode::SessionExpired && m_loginAgain;
    showError(error, retry == Retry::Offer || loggedOut ? again : std::function<void()>{});
    if (loggedOut && m_loginAgain())
        return again();
    if (failed)
        failed(error);
}

} // namespace yenile::ui
