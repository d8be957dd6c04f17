#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace yenile::registration {

/// Draws printable ASCII as a Code 128 bar code (ISO/IEC 15417, code set B) that fills `area`, quiet zones
/// included.
void drawBarCode(QPainter& painter, const QRectF& area, const QString& text);

} // namespace yenile::registration
