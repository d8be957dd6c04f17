// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/bar_code.h"

#include <QPainter>

#include <zint.h>

#include <memory>

namespace yenile::registration {

namespace {

constexpr int quarter = 3; // of the square may be unreadable: its level Q

} // namespace

void drawBarCode(QPainter& painter, const QRectF& area, BarCode kind, const QString& text) {
    const std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> symbol(ZBarcode_Create(),
                                                                          &ZBarcode_Delete);
    symbol->symbology = kind == BarCode::Bars ? BARCODE_CODE128 : BARCODE_QRCODE;
    if (kind == BarCode::Square)
        symbol->option_1 = quarter;
    symbol->show_hrt = 0;
    const QByteArray bytes = text.toLatin1();
    if (ZBarcode_Encode_and_Buffer_Vector(symbol.get(),
                                          reinterpret_cast<const unsigned char*>(bytes.constData()),
                                          static_cast<int>(bytes.size()), 0) >= ZINT_ERROR)
        return;
    const double x = area.width() / symbol->vector->width;
    const double y = area.height() / symbol->vector->height;
    for (const zint_vector_rect* bar = symbol->vector->rectangles; bar != nullptr; bar = bar->next)
        painter.fillRect(
            QRectF(area.left() + bar->x * x, area.top() + bar->y * y, bar->width * x, bar->height * y),
            Qt::black);
}

} // namespace yenile::registration
