// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/work_area.h"

#include "ui/widgets/error_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>

namespace yenile::ui {

namespace {

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
    auto* const area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

WorkArea::WorkArea(Scrolling scrolling, QWidget* parent)
    : QWidget(parent), m_content(new QWidget(this)), m_error(new ErrorPanel(this)), m_wait(new QWidget(this)),
      m_doing(style::quietLabel({}, this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::gap(this, 1.2));
    m_body = new QVBoxLayout(m_content);
    m_body->setContentsMargins(0, 0, scrolling == Scrolling::Never ? 0 : style::gap(this, 0.5), 0);
    m_body->setSpacing(style::gap(this, 1.2));
    column->addWidget(m_error);
    if (scrolling == Scrolling::Never)
        column->addWidget(m_content, 1);
    else
        column->addWidget(scrolled(m_content, this), 1);
    auto* const row = new QHBoxLayout(m_wait);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumWidth(style::columns(this, 24));
    bar->setAccessibleName(tr("Please wait"));
    row->addWidget(bar);
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
