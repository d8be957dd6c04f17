#include "ui/documents/page_renderer.h"

#include <poppler-qt6.h>

namespace yenile::ui {

namespace {

/// A page larger than this many dots a side is drawn smaller rather than not at all.
constexpr double maximumDots = 8000;

using DocumentHandle = std::unique_ptr<Poppler::Document>;

Result<DocumentHandle> openDocument(const QByteArray& pdf) {
    DocumentHandle document = Poppler::Document::loadFromData(pdf);
    if (!document)
        return fail(ErrorCode::PdfDamaged);
    if (document->isLocked()) // its pages must not even be counted: Poppler crashes
        return fail(ErrorCode::PdfEncrypted);
    if (document->numPages() < 1)
        return fail(ErrorCode::PdfDamaged);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    return document;
}

QImage draw(const Poppler::Document& document, int number, double dotsPerInch) {
    const std::unique_ptr<Poppler::Page> page = document.page(number);
    if (!page)
        return {};
    const QSizeF size = page->pageSizeF();
    const double longest = qMax(size.width(), size.height()) * dotsPerInch / 72;
    return page->renderToImage(dotsPerInch * qMin(1.0, maximumDots / longest),
                               dotsPerInch * qMin(1.0, maximumDots / longest));
}

DocumentOutline outlineOf(const Poppler::Document& document) {
    DocumentOutline outline;
    for (int number = 0; number < document.numPages(); ++number) {
        const std::unique_ptr<Poppler::Page> page = document.page(number);
        outline.pageSizes.push_back(page ? page->pageSizeF() : QSizeF(595, 842));
        if (page)
            outline.text += page->text({}) + QLatin1Char('\n');
    }
    return outline;
}

} // namespace

/// Lives in the thread; nobody else touches its document.
struct PageRenderer::Worker : QObject {
    DocumentHandle document;
};

PageRenderer::PageRenderer(QObject* parent) : QObject(parent), m_worker(new Worker) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("pages"));
    m_thread.start();
}

PageRenderer::~PageRenderer() {
    forgetRequests();
    m_thread.quit();
    m_thread.wait();
}

void PageRenderer::open(const QByteArray& pdf) {
    forgetRequests();
    QMetaObject::invokeMethod(m_worker, [this, pdf] {
        Result<DocumentHandle> document = openDocument(pdf);
        if (!document) {
            Q_EMIT failed(document.error());
            return;
        }
        m_worker->document = std::move(*document);
        Q_EMIT opened(outlineOf(*m_worker->document));
    });
}

void PageRenderer::request(int page, double dotsPerInch) {
    QMetaObject::invokeMethod(m_worker, [this, page, dotsPerInch, round = m_round.load()] {
        if (round == m_round && m_worker->document)
            Q_EMIT rendered(page, dotsPerInch, draw(*m_worker->document, page, dotsPerInch));
    });
}

void PageRenderer::forgetRequests() {
    ++m_round;
}

Result<std::vector<QImage>> renderAll(const QByteArray& pdf, double dotsPerInch) {
    const Result<DocumentHandle> document = openDocument(pdf);
    if (!document)
        return failure(document);
    std::vector<QImage> pages;
    for (int number = 0; number < (*document)->numPages(); ++number)
        pages.push_back(draw(**document, number, dotsPerInch));
    return pages;
}

} // namespace yenile::ui
