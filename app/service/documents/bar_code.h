// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace yenile::registration {

/// Bars for line scanners (Code 128, ISO/IEC 15417), and a square that can be read from bad scans (QR code,
/// ISO/IEC 18004).
enum class BarCode { Bars, Square };

/// Draws ASCII as a bar code that fills `area`. It needs a white margin of ten modules for bars and four for
/// a square.
void drawBarCode(QPainter& painter, const QRectF& area, BarCode kind, const QString& text);

} // namespace yenile::registration
