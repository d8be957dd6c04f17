// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/printing.h"

#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

namespace yenile::ui {

void printPages(QPrinter& printer, const std::vector<QImage>& pages) {
    QPainter painter(&printer);
    bool first = true;
    for (const QImage& page : pages) {
        if (!std::exchange(first, false))
            printer.newPage();
        const QRect paper = painter.viewport();
        QRect place(QPoint(0, 0), page.size().scaled(paper.size(), Qt::KeepAspectRatio));
        place.moveCenter(paper.center());
        painter.drawImage(place, page);
    }
}

void previewPages(const QString& title, const std::vector<QImage>& pages, QWidget* parent) {
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(title);
    printer.setFullPage(true);
    printer.setPageSize(QPageSize(QPageSize::A4));
    QPrintPreviewDialog dialog(&printer, parent);
    dialog.setWindowTitle(title);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested,
                     [&pages](QPrinter* target) { printPages(*target, pages); });
    dialog.exec();
}

} // namespace yenile::ui
