// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/poppler_painter.h"

#include "core/signature/pdf/pdf_file.h"

#include <poppler-qt6.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>

namespace yenile::reading::worker {

namespace {

/// Contents may be nested without end in a file that means ill.
constexpr int deepestContents = 4;

std::unexpected<Error> notShown() {
    return fail(ErrorCode::PdfDamaged, {QCoreApplication::translate("PdfReason", "it cannot be shown")});
}

void addContents(const QVector<Poppler::OutlineItem>& items, int depth, QList<ContentsEntry>& contents) {
    for (const Poppler::OutlineItem& item : items) {
        if (const auto destination = item.destination())
            contents << ContentsEntry{item.name(), destination->pageNumber() - 1, depth};
        if (depth < deepestContents)
            addContents(item.children(), depth + 1, contents);
    }
}

bool unlocked(Poppler::Document& document, const Secret& password) {
    if (!document.isLocked())
        return true;
    for (const Secret& encoding : signature::encodingsOf(password)) {
        QByteArray bytes = encoding.bytes().toByteArray();
        const bool stillLocked = document.unlock(bytes, bytes);
        wipe(bytes);
        if (!stillLocked)
            return true;
    }
    return false;
}

PageImage dotsOf(const QImage& drawn) {
    const QImage image = drawn.convertToFormat(QImage::Format_RGB32);
    PageImage page{image.width(), image.height(), {}};
    page.dots.reserve(qsizetype{4} * image.width() * image.height());
    for (int row = 0; row < image.height(); ++row)
        page.dots.append(reinterpret_cast<const char*>(image.constScanLine(row)),
                         qsizetype{4} * image.width());
    return page;
}

} // namespace

Result<std::unique_ptr<Painter>> PopplerPainter::open(const QByteArray& pdf, const Secret& password) {
    // As a device: Poppler copies bytes that it is given.
    auto source = std::make_unique<QBuffer>();
    source->setData(pdf);
    source->open(QIODevice::ReadOnly);
    std::unique_ptr<Poppler::Document> document = Poppler::Document::load(source.get());
    if (!document)
        return notShown();
    if (!unlocked(*document, password)) // its pages must not even be counted: Poppler crashes
        return fail(password.isEmpty() ? ErrorCode::PdfEncrypted : ErrorCode::PdfPasswordWrong);
    if (document->numPages() < 1)
        return notShown();
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    return std::unique_ptr<Painter>(new PopplerPainter(std::move(source), std::move(document)));
}

PopplerPainter::PopplerPainter(std::unique_ptr<QBuffer> source, std::unique_ptr<Poppler::Document> document)
    : m_source(std::move(source)), m_document(std::move(document)) {
}
PopplerPainter::~PopplerPainter() = default;

Overview PopplerPainter::overview() const {
    Overview overview;
    for (int number = 0; number < m_document->numPages(); ++number) {
        const std::unique_ptr<Poppler::Page> page = m_document->page(number);
        overview.pageSizes << (page ? page->pageSizeF() : QSizeF(595, 842));
    }
    addContents(m_document->outline(), 0, overview.contents);
    return overview;
}

QList<Word> PopplerPainter::words(int number) const {
    QList<Word> words;
    if (const std::unique_ptr<Poppler::Page> page = m_document->page(number))
        for (const std::unique_ptr<Poppler::TextBox>& word : page->textList())
            words << Word{word->boundingBox(), word->text()};
    return words;
}

Result<PageImage> PopplerPainter::draw(int number, double dotsPerInch) const {
    const std::unique_ptr<Poppler::Page> page = m_document->page(number);
    if (!page)
        return notShown();
    const QSizeF size = page->pageSizeF();
    const double longest = qMax(size.width(), size.height()) * dotsPerInch / 72;
    const double resolution = dotsPerInch * qMin(1.0, (mostDots - 1) / longest);
    const QImage image = page->renderToImage(resolution, resolution);
    return image.isNull() ? Result<PageImage>(notShown()) : dotsOf(image);
}

} // namespace yenile::reading::worker
