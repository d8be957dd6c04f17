#include "ui/documents/page_renderer.h"

#include <poppler-qt6.h>

#include <mutex>

namespace yenile::ui {

namespace {

/// A page larger than this many dots a side is drawn smaller rather than not at all.
constexpr double maximumDots = 8000;

using DocumentHandle = std::unique_ptr<Poppler::Document>;

/// Poppler's colour profiles belong to all documents of a program at once: two threads that open a page at
/// the same time destroy them for each other. Held for one page at a time, so that nobody waits long.
std::mutex popplerTurn;

Result<DocumentHandle> openDocument(const QByteArray& pdf) {
    const std::scoped_lock turn(popplerTurn);
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
    const std::scoped_lock turn(popplerTurn);
    const std::unique_ptr<Poppler::Page> page = document.page(number);
    if (!page)
        return {};
    const QSizeF size = page->pageSizeF();
    const double longest = qMax(size.width(), size.height()) * dotsPerInch / 72;
    return page->renderToImage(dotsPerInch * qMin(1.0, maximumDots / longest),
                               dotsPerInch * qMin(1.0, maximumDots / longest));
}

QList<QSizeF> sizesOf(const Poppler::Document& document) {
    const std::scoped_lock turn(popplerTurn);
    QList<QSizeF> sizes;
    for (int number = 0; number < document.numPages(); ++number) {
        const std::unique_ptr<Poppler::Page> page = document.page(number);
        sizes << (page ? page->pageSizeF() : QSizeF(595, 842));
    }
    return sizes;
}

QString textOf(const Poppler::Document& document, int number) {
    const std::scoped_lock turn(popplerTurn);
    const std::unique_ptr<Poppler::Page> page = document.page(number);
    return page ? page->text({}) : QString();
}

} // namespace

/// Lives in the thread; nobody else touches its document.
struct PageRenderer::Worker : QObject {
    ~Worker() override { close(); }
    void close() {
        const std::scoped_lock turn(popplerTurn);
        document.reset();
    }

    DocumentHandle document;
    QString text; ///< of the pages read so far
};

PageRenderer::PageRenderer(QObject* parent) : QObject(parent), m_worker(new Worker) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("pages"));
    m_thread.start();
}

PageRenderer::~PageRenderer() {
    forgetRequests();
    m_closing = true;
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
        m_worker->close();
        m_worker->document = std::move(*document);
        m_worker->text.clear();
        Q_EMIT opened(sizesOf(*m_worker->document));
        readText(0);
    });
}

/// One page, then the next: what is to be drawn comes in between.
void PageRenderer::readText(int page) {
    QMetaObject::invokeMethod(
        m_worker,
        [this, page, document = m_worker->document.get()] {
            if (document != m_worker->document.get() || m_closing)
                return;
            m_worker->text += textOf(*document, page) + QLatin1Char('\n');
            if (page + 1 < document->numPages())
                return readText(page + 1);
            Q_EMIT textRead(m_worker->text);
        },
        Qt::QueuedConnection);
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
    Result<DocumentHandle> document = openDocument(pdf);
    if (!document)
        return failure(document);
    std::vector<QImage> pages;
    for (int number = 0; number < (*document)->numPages(); ++number)
        pages.push_back(draw(**document, number, dotsPerInch));
    const std::scoped_lock turn(popplerTurn);
    (*document).reset();
    return pages;
}

} // namespace yenile::ui
