// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/page_renderer.h"

#include "core/reading/client/reader_process.h"

#include <mutex>

namespace yenile::ui {

using reading::Overview;
using reading::PageImage;
using reading::ReaderProcess;

namespace {

/// A document that a reader has open.
struct Shown {
    std::shared_ptr<ReaderProcess> reader;
    Overview overview;
};

Result<Shown> showIn(std::shared_ptr<ReaderProcess> reader, const QByteArray& pdf) {
    const auto file = process::SharedFile::of(pdf);
    if (!file)
        return failure(file);
    auto overview = reader->show(*file);
    return overview ? Result<Shown>(Shown{std::move(reader), std::move(*overview)}) : failure(overview);
}

QImage imageOf(const PageImage& page) {
    const QImage image(reinterpret_cast<const uchar*>(page.dots.constData()), page.width, page.height,
                       qsizetype{4} * page.width, QImage::Format_RGB32);
    return image.copy();
}

} // namespace

/// Lives in the thread; what others touch is guarded.
struct PageRenderer::Worker : QObject {
    std::mutex mutex;
    std::shared_ptr<ReaderProcess> reader; ///< guarded: whoever closes ends it
    bool closing = false;                  ///< guarded

    /// False where nobody waits any more.
    bool take(const std::shared_ptr<ReaderProcess>& next) {
        const std::scoped_lock lock(mutex);
        if (closing)
            return false;
        reader = next;
        return true;
    }
    void close() {
        const std::scoped_lock lock(mutex);
        closing = true;
        if (reader)
            reader->kill();
    }
};

PageRenderer::PageRenderer(QObject* parent) : QObject(parent), m_worker(new Worker) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("pages"));
    m_thread.start();
}

PageRenderer::~PageRenderer() {
    forgetRequests();
    m_worker->close();
    m_thread.quit();
    m_thread.wait();
}

void PageRenderer::open(const QByteArray& pdf) {
    forgetRequests();
    QMetaObject::invokeMethod(m_worker, [this, pdf] { read(pdf); });
}

void PageRenderer::read(const QByteArray& pdf) {
    auto started = ReaderProcess::start(ReaderProcess::Skill::Drawing);
    const std::shared_ptr<ReaderProcess> reader = started ? std::move(*started) : nullptr;
    if (reader && !m_worker->take(reader))
        return;
    const Result<Shown> shown = reader ? showIn(reader, pdf) : failure(started);
    if (!shown) {
        Q_EMIT failed(shown.error());
        return;
    }
    Q_EMIT opened(shown->overview.pageSizes, shown->overview.contents);
    readText(0, static_cast<int>(shown->overview.pageSizes.size()));
}

/// One page, then the next: what is to be drawn comes in between.
void PageRenderer::readText(int page, int count) {
    QMetaObject::invokeMethod(
        m_worker,
        [this, page, count, reader = m_worker->reader] {
            if (reader != m_worker->reader)
                return; // another document
            const auto words = reader->words(page);
            if (!words) {
                Q_EMIT failed(words.error());
                return;
            }
            Q_EMIT textRead(page, count, *words);
            if (page + 1 < count)
                readText(page + 1, count);
        },
        Qt::QueuedConnection);
}

void PageRenderer::request(int page, double dotsPerInch) {
    QMetaObject::invokeMethod(m_worker, [this, page, dotsPerInch, round = m_round.load()] {
        if (round == m_round && m_worker->reader)
            draw(page, dotsPerInch);
    });
}

void PageRenderer::draw(int page, double dotsPerInch) {
    const auto image = m_worker->reader->draw(page, dotsPerInch);
    if (image)
        Q_EMIT rendered(page, dotsPerInch, imageOf(*image));
    else
        Q_EMIT failed(image.error());
}

void PageRenderer::forgetRequests() {
    ++m_round;
}

Result<std::vector<QImage>> renderAll(const QByteArray& pdf, double dotsPerInch) {
    auto reader = ReaderProcess::start(ReaderProcess::Skill::Drawing);
    if (!reader)
        return failure(reader);
    const Result<Shown> shown = showIn(std::move(*reader), pdf);
    if (!shown)
        return failure(shown);
    std::vector<QImage> pages;
    for (int number = 0; number < static_cast<int>(shown->overview.pageSizes.size()); ++number) {
        const auto page = shown->reader->draw(number, dotsPerInch);
        if (!page)
            return failure(page);
        pages.push_back(imageOf(*page));
    }
    return pages;
}

} // namespace yenile::ui
