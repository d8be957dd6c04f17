// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"
#include "ui/widgets/card_frame.h"

namespace yenile::ui {

/// The status of an application, and what comes next.
class StatusCard : public CardFrame {
    Q_OBJECT
public:
    explicit StatusCard(QWidget* parent = nullptr);

    void showStatus(const service::ApplicationStatus& status);

Q_SIGNALS:
    /// The person wants the status again.
    void refreshWanted();

private:
    QLabel* m_steps;
};

} // namespace yenile::ui
