// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/page.h"

#include "ui/widgets/panel.h"
#include "ui/wizard/flow.h"
#include "ui/wizard/login_again_dialog.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QWizard>

namespace yenile::ui {

namespace {

/// On a large screen two columns of text are wide enough, but for documents.
QWidget* contentOf(QWidget* page, WorkArea::Scrolling scrolling) {
    auto* const content = new QWidget(page);
    if (scrolling == WorkArea::Scrolling::WhenNeeded)
        content->setMaximumWidth(2 * style::measure(page) + style::gap(page, 12));
    auto* const row = new QHBoxLayout(page);
    row->addWidget(content, 1000);
    row->addStretch(1);
    return content;
}

} // namespace

Page::Page(PageId id, WizardContext& context, WorkArea::Scrolling scrolling)
    : m_id(id), m_context(context), m_area(new WorkArea(scrolling, this)),
      m_environment(new Panel(style::Tone::Caution, this)), m_notice(new Panel(style::Tone::Neutral, this)),
      m_introduction(style::textLabel({}, this)) {
    auto* const column = new QVBoxLayout(contentOf(this, scrolling));
    column->setContentsMargins({});
    column->setSpacing(style::gap(this, 1.4));
    column->addWidget(m_environment);
    column->addWidget(m_notice);
    column->addWidget(m_introduction);
    m_environment->setObjectName(QStringLiteral("environment"));
    m_environment->hide();
    m_notice->setObjectName(QStringLiteral("maintenanceNotice"));
    m_notice->label()->setTextFormat(Qt::PlainText);
    m_notice->hide();
    column->addWidget(m_area, 1);
    m_introduction->hide();
    setCommitPage(flow::isPointOfNoReturn(id));
    connect(m_area, &WorkArea::busyChanged, this, &Page::updateButtons);
    m_area->setLoginAgain([this] {
        LoginAgainDialog dialog(m_context.journey, this);
        return dialog.exec() == QDialog::Accepted;
    });
}

int Page::nextId() const {
    return flow::next(m_id, m_context);
}

bool Page::isComplete() const {
    return !m_area->isBusy() && isReady();
}

bool Page::validatePage() {
    if (std::exchange(m_passed, false) || nextId() < 0)
        return true;
    m_area->clearError();
    submit();
    return false; // pass() has gone on already, or will
}

void Page::initializePage() {
    enter();
}

void Page::takeOver(const Page& old) {
    Entries entries;
    entries.take(old);
    entries.put(*this);
    if (m_area->isBusy()) // the form comes from the service
        connect(
            m_area, &WorkArea::busyChanged, this, [this, entries] { entries.put(*this); },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Page::showAnnouncements() {
    const service::ServiceInfo& info = journey().serviceInfo();
    const bool test = !info.environment.isEmpty() && info.environment != QLatin1String("production");
    m_environment->setText(tr("Test environment: what you do here has no effect in real life."));
    m_environment->setVisible(test);
    const QString notice = info.maintenanceNotice.value_or(QString());
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty() && (m_id == PageId::Readiness || m_id == PageId::Login));
}

void Page::pass() {
    m_passed = true;
    wizard()->next();
    m_passed = false;
}

void Page::setIntroduction(const QString& text) {
    m_introduction->setText(text);
    m_introduction->setVisible(!text.isEmpty());
}

void Page::setNextText(const QString& text) {
    setButtonText(isCommitPage() ? QWizard::CommitButton : QWizard::NextButton, text);
}

void Page::updateButtons() {
    Q_EMIT completeChanged();
    if (wizard() && wizard()->currentPage() == this && m_area->isBusy())
        wizard()->button(QWizard::BackButton)->setEnabled(false);
}

} // namespace yenile::ui
