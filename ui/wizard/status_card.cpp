// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/status_card.h"

#include "core/renewal/status_words.h"
#include "ui/widgets/style.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

StatusCard::StatusCard(QWidget* parent)
    : CardFrame(tr("Where your application stands"), parent), m_steps(style::textLabel({}, this)) {
    m_steps->setObjectName(QStringLiteral("statusSteps"));
    auto* const again = new QPushButton(tr("As&k again"), this);
    again->setObjectName(QStringLiteral("statusAgain"));
    again->setAutoDefault(false);
    column()->addWidget(m_steps);
    column()->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &StatusCard::refreshWanted);
}

void StatusCard::showStatus(const service::ApplicationStatus& status) {
    const QStringList lines = renewal::inWords(status);
    m_steps->setText(lines.isEmpty() ? tr("It was not submitted yet.") : lines.join(u'\n'));
}

} // namespace yenile::ui
