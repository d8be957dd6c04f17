#pragma once

#include "core/base/result.h"
#include "ui/documents/document_text.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QSizeF>
#include <QThread>

#include <atomic>
#include <vector>

namespace yenile::ui {

/// A line of a document's table of contents.
struct ContentsEntry {
    QString title;
    int page = 0;  ///< from 0
    int depth = 0; ///< 0: a chapter
};

/// Draws the pages of one PDF in a thread of its own. Lives in the UI thread; answers come as signals.
class PageRenderer : public QObject {
    Q_OBJECT
public:
    explicit PageRenderer(QObject* parent = nullptr);
    ~PageRenderer() override;

    /// Page sizes are in points. The text comes afterwards, page by page.
    void open(const QByteArray& pdf);
    /// Requests are answered in their order. One that was made before the last forgetRequests() is dropped.
    void request(int page, double dotsPerInch);
    void forgetRequests();

Q_SIGNALS:
    void opened(const QList<QSizeF>& pageSizes, const QList<yenile::ui::ContentsEntry>& contents);
    void textRead(int page, int pageCount, const QList<yenile::ui::Word>& words);
    void failed(const yenile::Error& error);
    void rendered(int page, double dotsPerInch, const QImage& image);

private:
    void readText(int page);

    struct Worker;
    QThread m_thread;
    Worker* m_worker;
    std::atomic<int> m_round = 0;
    std::atomic<bool> m_closing = false;
};

/// Every page, for printing. Slow: call it in a worker thread. Errors: PdfDamaged, PdfEncrypted.
[[nodiscard]] Result<std::vector<QImage>> renderAll(const QByteArray& pdf, double dotsPerInch);

} // namespace yenile::ui
