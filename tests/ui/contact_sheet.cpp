// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/contact_sheet.h"

#include <QImage>
#include <QMap>
#include <QPainter>

#include <utility>

namespace yenile::tests {

namespace {

constexpr QSize cell(480, 400);
constexpr int headingHeight = 28;

} // namespace

bool makeContactSheet(const QDir& folder) {
    const QStringList rows = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QMap<QString, int> columns; // not every row has every picture
    for (const QString& row : rows)
        for (const QString& name : QDir(folder.filePath(row)).entryList({QStringLiteral("*.png")}))
            columns.insert(name, 0);
    int left = 0;
    for (int& column : columns)
        column = std::exchange(left, left + cell.width());
    QImage sheet(left, (cell.height() + headingHeight) * static_cast<int>(rows.size()), QImage::Format_RGB32);
    sheet.fill(Qt::darkGray);
    QPainter painter(&sheet);
    painter.setPen(Qt::white);
    int top = 0;
    for (const QString& row : rows) {
        painter.drawText(QRect(8, top, sheet.width(), headingHeight), Qt::AlignVCenter, row);
        for (auto each = columns.cbegin(); each != columns.cend(); ++each) {
            const QImage picture(QDir(folder.filePath(row)).filePath(each.key()));
            if (!picture.isNull())
                painter.drawImage(
                    each.value() + 4, top + headingHeight,
                    picture.scaled(cell - QSize(8, 8), Qt::KeepAspectRatio, Qt::SmoothTransformation));
        }
        top += cell.height() + headingHeight;
    }
    painter.end();
    return sheet.save(folder.filePath(QStringLiteral("contact-sheet.png")));
}

} // namespace yenile::tests
