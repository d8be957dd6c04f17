// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"
#include "ui/widgets/card.h"

namespace yenile::ui {

/// What became of an application, and what comes next.
class StatusCard : public Card {
    Q_OBJECT
public:
    explicit StatusCard(QWidget* parent = nullptr);

    void showStatus(const service::ApplicationStatus& status);

Q_SIGNALS:
    /// It is to be asked for anew.
    void refreshWanted();

private:
    QLabel* m_steps;
};

} // namespace yenile::ui
