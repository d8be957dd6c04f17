// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace yenile::registration {

/// Bars for scanners of lines (Code 128, ISO/IEC 15417), and a square that is read from bad scans as well (QR
/// code, ISO/IEC 18004).
enum class BarCode { Bars, Square };

/// Draws ASCII as a bar code that fills `area`; around it must stay white, ten modules beside bars and four
/// around a square.
void drawBarCode(QPainter& painter, const QRectF& area, BarCode kind, const QString& text);

} // namespace yenile::registration
