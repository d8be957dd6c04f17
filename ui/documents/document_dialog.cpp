// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_dialog.h"

#include "ui/documents/documents_pane.h"
#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

DocumentDialog::DocumentDialog(const renewal::Document& document, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("document"));
    setWindowTitle(document.info.title.text());
    style::resizeOnScreen(*this, style::columns(this, 110), style::gap(this, 84));
    auto* const area = new WorkArea(WorkArea::Scrolling::Never, this);
    auto* const documents = new DocumentsPane(area);
    documents->hideReadingMarks();
    area->body()->addWidget(documents, 1);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(area, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(documents, &DocumentsPane::failed, area, [area](const Error& error) { area->showError(error); });
    documents->setDocuments({document});
}

} // namespace yenile::ui
