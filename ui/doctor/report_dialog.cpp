// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/doctor/report_dialog.h"

#include "core/base/file.h"
#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

ReportDialog::ReportDialog(const doctor::Subject& subject, QWidget* parent)
    : QDialog(parent), m_subject(subject), m_area(new WorkArea(WorkArea::Scrolling::Never, this)),
      m_text(new QPlainTextEdit(this)),
      m_personal(new QCheckBox(tr("With names and numbers of people and cards"), this)),
      m_save(new QPushButton(tr("Save…"), this)) {
    setObjectName(QStringLiteral("report"));
    setWindowTitle(tr("Report"));
    style::resizeOnScreen(*this, style::columns(this, 110), style::gap(this, 76));
    m_text->setObjectName(QStringLiteral("reportText"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Report"));
    m_personal->setObjectName(QStringLiteral("personal"));
    m_save->setObjectName(QStringLiteral("saveReportFile"));
    m_area->body()->addWidget(
        style::textLabel(tr("This is what Yenile found. Save it and send it to whoever helps you; nothing is "
                            "sent by itself."),
                         this));
    m_area->body()->addWidget(m_text, 1);
    m_area->body()->addWidget(m_personal);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::save);
    connect(m_personal, &QCheckBox::toggled, this, &ReportDialog::showReport);
    m_save->setDefault(true);
    m_save->setEnabled(false);
    examine();
}

void ReportDialog::examine() {
    m_area->run(
        tr("Looking at everything that a renewal needs…"), WorkArea::Retry::Offer,
        [this] { return doctor::examine(m_subject, *this); },
        [this](doctor::Report report) {
            m_report = std::move(report);
            m_save->setEnabled(true);
            showReport();
        });
}

QString ReportDialog::text() const {
    return toText(*m_report, m_personal->isChecked() ? doctor::Personal::Shown : doctor::Personal::Hidden);
}

void ReportDialog::showReport() {
    if (m_report)
        m_text->setPlainText(text());
}

void ReportDialog::save() {
    const QString name =
        tr("yenile-report-%1.txt").arg(m_report->at.toString(QStringLiteral("yyyyMMdd-HHmm")));
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save the report"), QDir::home().filePath(name));
    if (file.isEmpty())
        return;
    if (const Result<void> written = writeFile(file, text().toUtf8() + '\n'); !written)
        m_area->showError(written.error());
}

} // namespace yenile::ui
