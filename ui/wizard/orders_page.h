// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QCheckBox;
class QPushButton;
class QTableWidget;

namespace yenile::ui {

/// Step 2, Sipariş Formu Seçimi.
class OrdersPage : public Page {
    Q_OBJECT
public:
    explicit OrdersPage(WizardContext& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void show(const service::OrderList& list);
    void showChoice();
    [[nodiscard]] const service::Order* chosen() const;
    void goOnWith(const service::Application& application);
    void showReceipt();
    void showStatus();

    std::vector<service::Order> m_orders;
    QTableWidget* m_table;
    QLabel* m_none;
    QCheckBox* m_anew;     ///< for an order with a begun application
    QPushButton* m_status; ///< the same
    QLabel* m_help;
};

} // namespace yenile::ui
