#include "ui/documents/page_renderer.h"

#include <poppler-qt6.h>

#include <QCoreApplication>

#include <mutex>

namespace yenile::ui {

namespace {

/// A page larger than this many dots a side is drawn smaller rather than not at all.
constexpr double maximumDots = 8000;
/// Contents may be nested without end in a file that means ill.
constexpr int deepestContents = 4;

using DocumentHandle = std::unique_ptr<Poppler::Document>;

/// Poppler's colour profiles belong to all documents of a program at once: two threads that open a page at
/// the same time destroy them for each other. Held for one page at a time, so that nobody waits long.
std::mutex popplerTurn;

std::unexpected<Error> notShown() {
    return fail(ErrorCode::PdfDamaged, {QCoreApplication::translate("PdfReason", "it cannot be shown")});
}

Result<DocumentHandle> openDocument(const QByteArray& pdf) {
    const std::scoped_lock turn(popplerTurn);
    DocumentHandle document = Poppler::Document::loadFromData(pdf);
    if (!document)
        return notShown();
    if (document->isLocked()) // its pages must not even be counted: Poppler crashes
        return fail(ErrorCode::PdfEncrypted);
    if (document->numPages() < 1)
        return notShown();
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

QList<Word> wordsOf(const Poppler::Document& document, int number) {
    const std::scoped_lock turn(popplerTurn);
    QList<Word> words;
    if (const std::unique_ptr<Poppler::Page> page = document.page(number))
        for (const std::unique_ptr<Poppler::TextBox>& word : page->textList())
            words << Word{word->boundingBox(), word->text()};
    return words;
}

void addContents(const QVector<Poppler::OutlineItem>& items, int depth, QList<ContentsEntry>& contents) {
    for (const Poppler::OutlineItem& item : items) {
        if (const auto destination = item.destination())
            contents << ContentsEntry{item.name(), destination->pageNumber() - 1, depth};
        if (depth < deepestContents)
            addContents(item.children(), depth + 1, contents);
    }
}

QList<ContentsEntry> contentsOf(const Poppler::Document& document) {
    const std::scoped_lock turn(popplerTurn);
    QList<ContentsEntry> contents;
    addContents(document.outline(), 0, contents);
    return contents;
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
        Q_EMIT opened(sizesOf(*m_worker->document), contentsOf(*m_worker->document));
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
            const int count = document->numPages();
            Q_EMIT textRead(page, count, wordsOf(*document, page));
            if (page + 1 < count)
                readText(page + 1);
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
        // NOLINTNEXTLINE(performance-inefficient-vector-operation): a document may claim any number of pages
        pages.push_back(draw(**document, number, dotsPerInch));
    const std::scoped_lock turn(popplerTurn);
    (*document).reset();
    return pages;
}

} // namespace yenile::ui
