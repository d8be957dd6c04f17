#pragma once

#include "ui/wizard/page.h"

class QTableWidget;

namespace yenile::ui {

/// Step 2, Sipariş Formu Seçimi.
class OrdersPage : public Page {
    Q_OBJECT
public:
    explicit OrdersPage(Context& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void show(const service::OrderList& list);

    std::vector<service::Order> m_orders;
    QTableWidget* m_table;
    QLabel* m_none;
};

} // namespace yenile::ui
