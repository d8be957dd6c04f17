// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/contact_sheet.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace yenile::tests {

namespace {

constexpr QSize cell(480, 400);
constexpr int headingHeight = 28;

} // namespace

bool makeContactSheet(const QDir& folder) {
    const QStringList rows = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    qsizetype columns = 1;
    for (const QString& row : rows)
        columns = std::max(columns, QDir(folder.filePath(row)).entryList({QStringLiteral("*.png")}).size());
    QImage sheet(cell.width() * static_cast<int>(columns),
                 (cell.height() + headingHeight) * static_cast<int>(rows.size()), QImage::Format_RGB32);
    sheet.fill(Qt::darkGray);
    QPainter painter(&sheet);
    painter.setPen(Qt::white);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    int top = 0;
    for (const QString& row : rows) {
        painter.drawText(QRect(8, top, sheet.width(), headingHeight), Qt::AlignVCenter, row);
        int left = 0;
        const QDir pictures(folder.filePath(row));
        for (const QString& name : pictures.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name)) {
            const QImage picture =
                QImage(pictures.filePath(name))
                    .scaled(cell - QSize(8, 8), Qt::KeepAspectRatio, Qt::SmoothTransformation);
            painter.drawImage(left + 4, top + headingHeight, picture);
            left += cell.width();
        }
        top += cell.height() + headingHeight;
    }
    painter.end();
    return sheet.save(folder.filePath(QStringLiteral("contact-sheet.png")));
}

} // namespace yenile::tests
