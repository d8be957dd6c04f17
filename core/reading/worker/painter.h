#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/reading/page.h"

#include <memory>

namespace yenile::reading::worker {

/// Draws the pages of one PDF: the only place that knows Poppler.
class Painter {
public:
    /// Errors: PdfDamaged, PdfEncrypted, PdfPasswordWrong.
    [[nodiscard]] static Result<Painter> open(const QByteArray& pdf, const Secret& password = {});
    Painter(Painter&&) noexcept;
    Painter& operator=(Painter&&) = delete;
    ~Painter();

    [[nodiscard]] Overview overview() const;
    /// None where there is no such page.
    [[nodiscard]] QList<Word> words(int page) const;
    /// Errors: PdfDamaged.
    [[nodiscard]] Result<PageImage> draw(int page, double dotsPerInch) const;

private:
    struct Document;
    explicit Painter(std::unique_ptr<Document> document);
    std::unique_ptr<Document> m_document;
};

} // namespace yenile::reading::worker
