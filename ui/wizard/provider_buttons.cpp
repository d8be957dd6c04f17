// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/provider_buttons.h"

#include "ui/widgets/style.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

ProviderButtons::ProviderButtons(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    hide();
}

void ProviderButtons::showProviders(const std::vector<service::LoginProvider>& providers) {
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    if (!providers.empty())
        m_column->addWidget(style::quietLabel(tr("Or without picture and password:"), this));
    for (const service::LoginProvider& provider : providers) {
        auto* const button = new QPushButton(tr("Log in through %1").arg(provider.name.text()), this);
        button->setObjectName(QStringLiteral("provider-") + provider.id);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, provider] { Q_EMIT chosen(provider); });
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
    setVisible(!providers.empty());
}

} // namespace yenile::ui
