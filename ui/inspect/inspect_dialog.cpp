#include "ui/inspect/inspect_dialog.h"

#include "core/reading/client/reader.h"
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

namespace yenile::ui {

InspectDialog::InspectDialog(signature::ValidationPolicy policy, QWidget* parent)
    : QDialog(parent), m_policy(std::move(policy)),
      m_area(new WorkArea(WorkArea::Scrolling::WhenNeeded, this)) {
    setObjectName(QStringLiteral("inspect"));
    setWindowTitle(tr("Signatures"));
    style::resizeOnScreen(*this, style::columns(this, 84), style::gap(this, 70));
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void InspectDialog::chooseAndInspect(const signature::ValidationPolicy& policy, QWidget* parent) {
    const QString file = QFileDialog::getOpenFileName(parent, tr("Check a signed file"), QDir::homePath(),
                                                      tr("Signed files (*.pdf *.asice *.sce)"));
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
    m_area->run(
        tr("Checking the signatures…"), WorkArea::Retry::Never,
        [file, policy = m_policy] {
            return QtConcurrent::run([file, policy] { return reading::judgeFile(file, policy); });
        },
        [this](const signature::ValidationReport& report) { show(report); });
}

void InspectDialog::show(const signature::ValidationReport& report) {
    if (report.signatures.empty()) {
        auto* const none = new Panel(style::Tone::Neutral, this);
        none->setText(tr("The file has no signature."));
        m_area->body()->addWidget(none);
    }
    for (const signature::SignatureReport& signature : report.signatures)
        m_area->body()->addWidget(new SignaturePanel(signature, this));
    m_area->body()->addStretch();
}

} // namespace yenile::ui
