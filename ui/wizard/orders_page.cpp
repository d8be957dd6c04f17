#include "ui/wizard/orders_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>

namespace yenile::ui {

namespace {

enum Column { OrderedOn, Institution, Application, ColumnCount };

QString applicationText(const service::Order& order) {
    if (order.kind != QLatin1String("renewal"))
        return order.kind;
    return order.applicationId ? OrdersPage::tr("Renewal application, begun")
                               : OrdersPage::tr("Renewal application");
}

QTableWidgetItem* cell(const QString& text) {
    auto* const item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    return item;
}

} // namespace

OrdersPage::OrdersPage(Context& shared)
    : Page(PageId::Orders, shared, WorkArea::Scrolling::Never), m_table(new QTableWidget(this)),
      m_none(style::textLabel(tr("There is no open order for you. Ask your institution's officer, who orders "
                                 "the renewal."),
                              this)) {
    setTitle(tr("Order selection"));
    setIntroduction(tr("Choose the order that your institution has placed for you."));
    setNextText(tr("&Open the form"));
    m_table->setObjectName(QStringLiteral("orders"));
    m_table->setAccessibleName(tr("Orders"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Order date"), tr("Requesting institution"), tr("Application")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Institution, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    body()->addWidget(m_none);
    body()->addWidget(m_table, 1);
    m_none->hide();
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &OrdersPage::updateButtons);
}

void OrdersPage::enter() {
    load(
        tr("Fetching the orders…"), [this] { return journey().orders(); },
        [this](const service::OrderList& list) { show(list); });
}

void OrdersPage::show(const service::OrderList& list) {
    m_orders = list.orders;
    m_table->setRowCount(static_cast<int>(m_orders.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const service::Order& order = m_orders[static_cast<size_t>(row)];
        m_table->setItem(row, OrderedOn, cell(order.orderedOn.toString(QStringLiteral("dd/MM/yyyy"))));
        m_table->setItem(row, Institution, cell(order.institution));
        m_table->setItem(row, Application, cell(applicationText(order)));
    }
    m_none->setVisible(m_orders.empty());
    m_table->setVisible(!m_orders.empty());
    m_table->selectRow(0);
    m_table->setFocus();
    updateButtons();
}

bool OrdersPage::isReady() const {
    return m_table->currentRow() >= 0 && !m_orders.empty();
}

void OrdersPage::submit() {
    context().order = m_orders[static_cast<size_t>(m_table->currentRow())];
    pass();
}

} // namespace yenile::ui
