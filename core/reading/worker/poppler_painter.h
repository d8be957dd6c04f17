// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/worker/painter.h"

class QBuffer;
namespace Poppler {
class Document;
}

namespace yenile::reading::worker {

/// The only place that knows Poppler.
class PopplerPainter final : public Painter {
public:
    [[nodiscard]] static OpenPainter open;
    ~PopplerPainter() override;

    [[nodiscard]] Overview overview() const override;
    [[nodiscard]] QList<Word> words(int page) const override;
    [[nodiscard]] Result<PageImage> draw(int page, double dotsPerInch) const override;

private:
    PopplerPainter(std::unique_ptr<QBuffer> source, std::unique_ptr<Poppler::Document> document);
    std::unique_ptr<QBuffer> m_source; ///< the document reads from it
    std::unique_ptr<Poppler::Document> m_document;
};

} // namespace yenile::reading::worker
