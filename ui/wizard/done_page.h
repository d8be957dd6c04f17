// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QPushButton;

namespace yenile::ui {

class CardFrame;
class Panel;
class StatusCard;

/// Step 8: the receipt, where the copies are, and what happens next.
class DonePage : public Page {
    Q_OBJECT
public:
    explicit DonePage(WizardContext& context);

protected:
    void enter() override;

private:
    void addButtons(QVBoxLayout& column);
    [[nodiscard]] CardFrame* nextSteps();
    void saveReceipt();
    void saveCopies();
    void checkAgain();
    void askStatus();
    void showSignatures(const renewal::Outcome& outcome);

    Panel* m_receipt;
    QLabel* m_receivedAt;
    QVBoxLayout* m_signatures = nullptr;
    QLabel* m_folder;
    QPushButton* m_checkAgain = nullptr;
    StatusCard* m_status;
    QLabel* m_contact;
};

} // namespace yenile::ui
