// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/wet_ink_page.h"

#include "core/base/file.h"
#include "core/renewal/reminder.h"
#include "ui/documents/documents_pane.h"
#include "ui/documents/page_renderer.h"
#include "ui/documents/printing.h"
#include "ui/widgets/card_frame.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QtConcurrent>

namespace yenile::ui {

WetInkPage::WetInkPage(WizardContext& shared)
    : Page(PageId::WetInk, shared, WorkArea::Scrolling::Never), m_documents(new DocumentsPane(this)),
      m_steps(style::textLabel({}, this)), m_folder(style::dataLabel({}, this)) {
    setTitle(tr("Print and sign by hand"));
    m_documents->hideReadingMarks();
    m_folder->setObjectName(QStringLiteral("wetInkFolder"));
    auto* const steps = new CardFrame({}, this);
    auto* const row = new QHBoxLayout;
    row->setSpacing(style::gap(this, 1.4));
    row->addWidget(m_steps, 1);
    auto* const buttons = new QGridLayout;
    row->addLayout(buttons);
    steps->column()->addLayout(row);
    steps->column()->addWidget(m_folder);
    body()->addWidget(steps);
    body()->addWidget(m_documents, 1);
    const auto addButton = [&](const QString& text, const QString& name, auto action) {
        auto* const button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        buttons->addWidget(button, buttons->count() / 2, buttons->count() % 2);
        connect(button, &QPushButton::clicked, this, action);
    };
    addButton(tr("&Print…"), QStringLiteral("print"), &WetInkPage::print);
    addButton(tr("Save &as…"), QStringLiteral("saveAs"), &WetInkPage::saveElsewhere);
    addButton(tr("&Remind me…"), QStringLiteral("remind"), &WetInkPage::saveReminder);
    addButton(tr("Open the &folder"), QStringLiteral("openFolder"),
              [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)); });
    connect(m_documents, &DocumentsPane::failed, this,
            [this](const Error& error) { area().showError(error); });
}

/// To whom the paper goes, the service says; without its word, to the officer.
QString WetInkPage::destination() const {
    const auto& said = journey().serviceInfo().paperDestination;
    return said ? said->text()
                : tr("Give both signed documents to your institution's officer, who passes them on.");
}

void WetInkPage::enter() {
    m_steps->setText(tr("1. Print both documents.\n2. Sign each by hand where your name stands.\n3. %1")
                         .arg(destination()));
    load(
        tr("Fetching the documents…"), [this] { return journey().fetchDocuments(); },
        [this](const std::vector<renewal::Document>& documents) {
            m_documents->setDocuments(documents);
            save();
        });
}

void WetInkPage::save() {
    load(
        tr("Saving the documents…"), [this] { return journey().saveForPaper(); },
        [this](const QString& folder) {
            m_path = folder;
            m_saved = true;
            m_folder->setText(tr("Saved in %1").arg(QDir::toNativeSeparators(folder)));
            updateButtons();
        });
}

void WetInkPage::print() {
    const renewal::Document& document = journey().documents()[static_cast<size_t>(m_documents->current())];
    run(
        tr("Preparing the print…"),
        [content = document.content] { return QtConcurrent::run(renderAll, content, printResolution); },
        [this, title = document.info.title.text()](const std::vector<QImage>& pages) {
            previewPages(title, pages, this);
        });
}

void WetInkPage::saveElsewhere() {
    const renewal::Document& document = journey().documents()[static_cast<size_t>(m_documents->current())];
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the document"), QDir::home().filePath(document.info.name), tr("PDF (*.pdf)"));
    if (file.isEmpty())
        return;
    if (const Result<void> written = writeFile(file, document.content); !written)
        area().showError(written.error());
}

/// The day after tomorrow is soon enough, and leaves time to print.
void WetInkPage::saveReminder() {
    const QString application = journey().application().id;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save a reminder for the calendar"),
        QDir::home().filePath(tr("reminder") + QStringLiteral("-") + MemberName::nearest(application) +
                              QStringLiteral(".ics")),
        tr("Calendar (*.ics)"));
    if (file.isEmpty())
        return;
    const QDateTime now = journey().setup().clock->now();
    const renewal::Reminder reminder{.id = application + QStringLiteral("@yenile"),
                                     .title = tr("Hand in the signed renewal documents"),
                                     .text = tr("Application %1: %2").arg(application, destination()),
                                     .day = now.toLocalTime().date().addDays(2)};
    if (const Result<void> written = writeFile(file, renewal::toCalendar({reminder}, now)); !written)
        area().showError(written.error());
}

} // namespace yenile::ui
