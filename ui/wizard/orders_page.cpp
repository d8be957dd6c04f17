// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/orders_page.h"

#include "core/base/shown_day.h"
#include "core/renewal/order_words.h"
#include "ui/widgets/help_line.h"
#include "ui/wizard/status_dialog.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QWizard>

namespace yenile::ui {

namespace {

enum Column { OrderedOn, Institution, Application, ColumnCount };

QTableWidgetItem* cell(const QString& text) {
    auto* const item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    return item;
}

} // namespace

OrdersPage::OrdersPage(WizardContext& shared)
    : Page(PageId::Orders, shared, WorkArea::Scrolling::Never), m_table(new QTableWidget(this)),
      m_none(style::textLabel(tr("There is no open order for you. Ask your institution's officer, who orders "
                                 "the renewal."),
                              this)),
      m_anew(new QCheckBox(tr("Fill in the form &anew"), this)),
      m_status(new QPushButton(tr("&Where the application stands…"), this)), m_help(newHelpLine(this)) {
    setTitle(tr("Order selection"));
    setIntroduction(
        tr("Choose the order that your institution has placed for you. Please read the explanations on each "
           "page that follows. If you have questions, ask at the addresses below."));
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
    body()->addWidget(m_anew);
    body()->addWidget(m_status, 0, Qt::AlignLeft);
    body()->addWidget(m_help);
    m_none->hide();
    m_status->setObjectName(QStringLiteral("orderStatus"));
    m_status->setAutoDefault(false);
    connect(m_status, &QPushButton::clicked, this, &OrdersPage::showStatus);
    m_anew->setObjectName(QStringLiteral("orderAnew"));
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &OrdersPage::showChoice);
    connect(m_anew, &QCheckBox::toggled, this, &OrdersPage::showChoice);
    showChoice();
}

void OrdersPage::enter() {
    showHelp(m_help, journey().serviceInfo().contact);
    load(
        tr("Fetching the orders…"), [this] { return journey().orders(); },
        [this](const service::OrderList& list) { show(list); });
}

void OrdersPage::show(const service::OrderList& list) {
    m_orders = list.orders;
    m_table->setRowCount(static_cast<int>(m_orders.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const service::Order& order = m_orders[static_cast<size_t>(row)];
        m_table->setItem(row, OrderedOn, cell(columnDay(order.orderedOn)));
        m_table->setItem(row, Institution, cell(order.institution));
        m_table->setItem(row, Application, cell(renewal::inWords(order)));
    }
    m_none->setVisible(m_orders.empty());
    m_table->setVisible(!m_orders.empty());
    m_table->selectRow(0);
    m_table->setFocus();
    updateButtons();
    if (wizard()->currentPage() == this && m_orders.size() == 1 && !m_orders.front().applicationId)
        submit(); // nothing to choose; "Back" shows it all the same
}

const service::Order* OrdersPage::chosen() const {
    const int row = m_table->currentRow();
    return row < 0 || m_orders.empty() ? nullptr : &m_orders[static_cast<size_t>(row)];
}

/// An application that was begun goes on where it was left, unless its form is to be filled in anew.
void OrdersPage::showChoice() {
    const service::Order* const order = chosen();
    const bool begun = order && order->applicationId;
    m_anew->setVisible(begun);
    m_status->setVisible(begun);
    setNextText(begun && !m_anew->isChecked() ? tr("&Go on with the application") : tr("&Open the form"));
    updateButtons();
}

bool OrdersPage::isReady() const {
    return chosen() != nullptr;
}

void OrdersPage::submit() {
    context().order = *chosen();
    context().takenUp.reset();
    context().outcome.reset();
    if (!context().order.applicationId)
        return pass();
    run(
        tr("Fetching the application…"), [this] { return journey().takeUp(context().order); },
        [this](const service::Application& application) { goOnWith(application); });
}

void OrdersPage::goOnWith(const service::Application& application) {
    using State = service::ApplicationState;
    if (application.receipt)
        return showReceipt();
    if (application.state == State::Submitted || application.state == State::Received)
        return showStatus();
    if (!m_anew->isChecked())
        context().takenUp = application.state;
    pass();
}

void OrdersPage::showStatus() {
    auto* const dialog = new StatusDialog(journey(), *chosen()->applicationId, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void OrdersPage::showReceipt() {
    run(
        tr("Checking the receipt…"), [this] { return journey().fetchReceipt(); },
        [this](const renewal::Outcome& outcome) {
            context().outcome = outcome;
            pass();
        });
}

} // namespace yenile::ui
