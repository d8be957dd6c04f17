// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/status_dialog.h"

#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"
#include "ui/wizard/login_again_dialog.h"
#include "ui/wizard/status_card.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace yenile::ui {

StatusDialog::StatusDialog(renewal::Journey& journey, QString application, QWidget* parent)
    : QDialog(parent), m_journey(journey), m_application(std::move(application)),
      m_area(new WorkArea(WorkArea::Scrolling::WhenNeeded, this)), m_status(new StatusCard(this)) {
    setObjectName(QStringLiteral("statusDialog"));
    setWindowTitle(tr("Application %1").arg(m_application));
    style::resizeOnScreen(*this, style::columns(this, 90), style::gap(this, 44));
    m_area->body()->addWidget(m_status);
    m_area->body()->addStretch();
    m_area->setLoginAgain([this] { return LoginAgainDialog(m_journey, this).exec() == Accepted; });
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::NoButton, this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_area, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_status, &StatusCard::refreshWanted, this, &StatusDialog::load);
    load();
}

void StatusDialog::load() {
    m_area->run(
        tr("Asking where the application stands…"), WorkArea::Retry::Offer,
        [this] { return m_journey.status(m_application); },
        [this](const service::ApplicationStatus& status) { m_status->showStatus(status); });
}

} // namespace yenile::ui
