// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/painted_text.h"

namespace yenile::reading::worker {

QList<QRectF> PaintedText::words(QByteArrayView pdf, const Secret& password, int page) {
    if (m_openPainter == nullptr) {
        m_wasMissed = true;
        return {};
    }
    if (pdf.data() != m_begin || pdf.size() != m_size) {
        m_pages.clear();
        m_painter.reset();
        m_begin = pdf.data();
        m_size = pdf.size();
        if (auto painter = m_openPainter(QByteArray::fromRawData(pdf.data(), pdf.size()), password))
            m_painter = std::move(*painter);
    }
    const auto [known, isNew] = m_pages.try_emplace(page);
    if (isNew && m_painter)
        for (const Word& word : m_painter->words(page - 1))
            known->second << word.box;
    return known->second;
}

} // namespace yenile::reading::worker
