#pragma once

#include "core/reading/worker/painter.h"
#include "core/signature/certificates/validation_policy.h"

#include <optional>

namespace yenile::reading::worker {

/// The words on the pages of a PDF as the painter finds them.
class PaintedText : public signature::PageText {
public:
    QList<QRectF> words(QByteArrayView pdf, const Secret& password, int page) override;

private:
    const char* m_begin = nullptr; ///< of what was opened last
    qsizetype m_size = 0;
    std::optional<Painter> m_painter;
    std::map<int, QList<QRectF>> m_pages;
};

} // namespace yenile::reading::worker
