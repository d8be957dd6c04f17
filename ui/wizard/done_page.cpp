// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/done_page.h"

#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "core/base/when_done.h"
#include "ui/documents/receipt_sheet.h"
#include "ui/inspect/inspect_dialog.h"
#include "ui/inspect/signature_overview.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/help_line.h"
#include "ui/widgets/panel.h"
#include "ui/wizard/status_card.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

namespace yenile::ui {

DonePage::DonePage(WizardContext& shared)
    : Page(PageId::Done, shared), m_receipt(new Panel(style::Tone::Good, this)),
      m_receivedAt(style::textLabel({}, this)), m_folder(style::dataLabel({}, this)),
      m_status(new StatusCard(this)), m_contact(newHelpLine(this)) {
    setTitle(tr("Your renewal application was received"));
    m_receipt->setObjectName(QStringLiteral("receipt"));
    style::makeHeading(m_receipt->label(), 1.15);
    m_receipt->column()->addWidget(m_receivedAt);
    body()->addWidget(m_receipt);
    m_folder->setObjectName(QStringLiteral("receiptFolder"));
    m_signatures = new QVBoxLayout;
    auto* const files = new CardFrame(tr("What was signed"), this);
    files->column()->addLayout(m_signatures);
    files->column()->addWidget(m_folder);
    connect(m_status, &StatusCard::refreshWanted, this, [this] {
        run(
            tr("Asking where the application stands…"),
            [this] { return journey().status(context().outcome->receipt.applicationId); },
            [this](const service::ApplicationStatus& status) { m_status->showStatus(status); });
    });
    addButtons(*files->column());
    body()->addWidget(m_status);
    body()->addWidget(files);
    body()->addWidget(nextSteps());
    body()->addStretch();
}

void DonePage::addButtons(QVBoxLayout& column) {
    auto* const grid = new QGridLayout; // in one row they are wider than a small window
    const auto addButton = [&](const QString& text, const QString& name, auto action) {
        auto* const button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        grid->addWidget(button, grid->count() / 2, grid->count() % 2);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    };
    addButton(tr("Open the &folder"), QStringLiteral("openFolder"),
              [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(context().outcome->folder)); });
    addButton(tr("Save the &receipt as PDF…"), QStringLiteral("saveReceipt"), [this] { saveReceipt(); });
    addButton(tr("Save &copies in another folder…"), QStringLiteral("saveCopies"), [this] { saveCopies(); });
    m_checkAgain = addButton(tr("Check the &signatures again"), QStringLiteral("checkSignatures"),
                             [this] { checkAgain(); });
    grid->setColumnStretch(2, 1);
    column.addLayout(grid);
}

void DonePage::saveCopies() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the copies"));
    if (folder.isEmpty())
        return;
    area().clearError();
    const QDir from(context().outcome->folder);
    const QDir to(QDir(folder).filePath(context().outcome->receipt.number));
    for (const QString& name : from.entryList(QDir::Files)) {
        const Result<QByteArray> content = readFile(from.filePath(name));
        const Result<void> written =
            content ? writeFile(to.filePath(name), *content) : Result<void>(failure(content));
        if (!written)
            return area().showError(written.error());
    }
    m_folder->setText(tr("The signed documents and the receipt are in %1 and in %2")
                          .arg(QDir::toNativeSeparators(from.path()), QDir::toNativeSeparators(to.path())));
}

/// Needs neither the service nor the card.
void DonePage::checkAgain() {
    auto* const dialog = new InspectDialog(journey().setup().inspection, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->inspect(QDir(context().outcome->folder).filePath(service::bundleName));
    dialog->open();
}

void DonePage::saveReceipt() {
    const renewal::Outcome& outcome = *context().outcome;
    const QString suggested = QDir(outcome.folder).filePath(outcome.receipt.number + QStringLiteral(".pdf"));
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save the receipt"), suggested, tr("PDF (*.pdf)"));
    if (file.isEmpty())
        return;
    if (const auto written = writeReceiptSheet(outcome, journey().serviceInfo(), file); !written)
        area().showError(written.error());
}

CardFrame* DonePage::nextSteps() {
    auto* const card = new CardFrame(tr("What happens next"), this);
    for (const QString& text :
         {tr("Nothing more needs to be done for the application."),
          tr("The new certificate comes on a new card. Your present card is not changed."),
          tr("The new certificate cannot be used before the present one expires. Keep the present card until "
             "then."),
          tr("Remember your security word: you need it for the PIN of the new card.")})
        card->column()->addWidget(style::textLabel(text, card));
    card->column()->addWidget(m_contact);
    return card;
}

void DonePage::showSignatures(const renewal::Outcome& outcome) {
    auto* const overview = new SignatureOverview(this);
    overview->setObjectName(QStringLiteral("signatures"));
    m_signatures->addWidget(overview);
    QMap<QString, QString> titles;
    for (const service::DocumentInfo& document : journey().application().documents)
        titles.insert(document.name, document.title.text());
    overview->inspect(QDir(outcome.folder).filePath(service::bundleName), journey().setup().trustAnchors,
                      titles);
}

/// Where nobody answers just now, the receipt is there all the same.
void DonePage::askStatus() {
    whenDone(journey().status(context().outcome->receipt.applicationId), this,
             [this](const Result<service::ApplicationStatus>& status) {
                 m_status->setVisible(status.has_value());
                 if (status)
                     m_status->showStatus(*status);
             });
}

void DonePage::enter() {
    const renewal::Outcome& outcome = *context().outcome;
    while (QLayoutItem* const old = m_signatures->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    m_checkAgain->setVisible(outcome.hasBundle);
    if (outcome.hasBundle)
        showSignatures(outcome);
    m_receipt->setText(tr("Receipt number %1").arg(outcome.receipt.number));
    m_receivedAt->setText(tr("Received on %1").arg(shownDayAndTime(outcome.receipt.receivedAt)));
    const QString folder = QDir::toNativeSeparators(outcome.folder);
    m_folder->setText(outcome.hasBundle
                          ? tr("The signed documents and the receipt are in %1").arg(folder)
                          : tr("The application was sent from elsewhere. Its receipt is in %1").arg(folder));
    showHelp(m_contact, journey().serviceInfo().contact);
    m_status->hide();
    askStatus();
}

} // namespace yenile::ui
