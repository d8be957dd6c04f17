// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/worker/painter.h"
#include "core/signature/certificates/validation_policy.h"

#include <map>

namespace yenile::reading::worker {

/// The words on the pages of a PDF as the painter finds them; none without a painter.
class PaintedText : public signature::PageText {
public:
    explicit PaintedText(OpenPainter* openPainter) : m_openPainter(openPainter) {}

    QList<QRectF> words(QByteArrayView pdf, const Secret& password, int page) override;
    /// Whether somebody asked, and there was no painter.
    [[nodiscard]] bool wasMissed() const { return m_wasMissed; }

private:
    OpenPainter* m_openPainter;
    bool m_wasMissed = false;
    const char* m_begin = nullptr; ///< of what was opened last
    qsizetype m_size = 0;
    std::unique_ptr<Painter> m_painter;
    std::map<int, QList<QRectF>> m_pages;
};

} // namespace yenile::reading::worker
