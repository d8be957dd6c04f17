// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/inspect_dialog.h"

#include "core/reading/client/file_judge.h"
#include "ui/inspect/password_row.h"
#include "ui/inspect/signature_panel.h"
#include "ui/widgets/work_area.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace yenile::ui {

namespace {

bool isLocked(const Error& error) {
    return error.code == ErrorCode::PdfEncrypted || error.code == ErrorCode::PdfPasswordWrong;
}

} // namespace

InspectDialog::InspectDialog(signature::ValidationPolicy policy, QWidget* parent)
    : QDialog(parent), m_policy(std::move(policy)),
      m_area(new WorkArea(WorkArea::Scrolling::WhenNeeded, this)), m_password(new PasswordRow(this)) {
    setObjectName(QStringLiteral("inspect"));
    setWindowTitle(tr("Signatures"));
    style::resizeOnScreen(*this, style::columns(this, 84), style::gap(this, 70));
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_password, &PasswordRow::entered, this, &InspectDialog::judge);
}

void InspectDialog::chooseAndInspect(const signature::ValidationPolicy& policy, QWidget* parent) {
    const QString file =
        QFileDialog::getOpenFileName(parent, tr("Check a signed file"), QDir::homePath(),
                                     tr("Signed files (*.pdf *.asice *.sce *.asics *.p7s *.p7m *.eyp)"));
    if (file.isEmpty())
        return;
    InspectDialog dialog(policy, parent);
    dialog.inspect(file);
    dialog.exec();
}

void InspectDialog::inspect(const QString& file) {
    QLabel* const title = style::textLabel(QFileInfo(file).fileName(), this);
    title->setObjectName(QStringLiteral("inspectedFile"));
    style::makeHeading(title);
    m_area->body()->addWidget(title);
    m_area->body()->addWidget(m_password);
    m_area->body()->addStretch();
    m_file = file;
    judge();
}

void InspectDialog::judge() {
    const auto password = std::make_shared<const Secret>(m_password->password());
    m_area->run(
        tr("Checking the signatures…"), WorkArea::Retry::Never,
        [file = m_file, signedFile = m_signedFile, policy = m_policy, password] {
            return QtConcurrent::run([file, signedFile, policy, password] {
                return reading::judgeFile(file, policy, *password, signedFile);
            });
        },
        [this](const signature::ValidationReport& report) { show(report); },
        [this](const Error& error) {
            if (isLocked(error))
                m_password->ask();
        });
}

void InspectDialog::show(const signature::ValidationReport& report) {
    m_password->hide();
    delete m_report;
    m_report = new QWidget(this);
    auto* const column = new QVBoxLayout(m_report);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_area->body()->spacing());
    if (report.signatures.empty()) {
        auto* const none = new Panel(style::Tone::Neutral, m_report);
        none->setText(tr("The file has no signature."));
        column->addWidget(none);
    }
    for (const signature::SignatureReport& signature : report.signatures)
        column->addWidget(new SignaturePanel(signature, m_report));
    const auto asks = [&](const auto& isAsking) {
        return std::ranges::any_of(report.signatures, [&](const signature::SignatureReport& each) {
            return each.problem && isAsking(*each.problem);
        });
    };
    if (asks([](const Error& problem) { return problem.code == ErrorCode::SignedFileMissing; }))
        addChoice();
    if (asks(isLocked))
        m_password->ask();
    m_area->body()->insertWidget(m_area->body()->indexOf(m_password) + 1, m_report);
}

void InspectDialog::addChoice() {
    auto* const choose = new QPushButton(tr("Choose the file that was signed…"), m_report);
    choose->setObjectName(QStringLiteral("chooseSignedFile"));
    m_report->layout()->addWidget(choose);
    m_report->layout()->setAlignment(choose, Qt::AlignLeft);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_signedFile = QFileDialog::getOpenFileName(this, tr("The file that was signed"),
                                                    QFileInfo(m_file).absolutePath());
        if (!m_signedFile.isEmpty())
            judge();
    });
}

} // namespace yenile::ui
