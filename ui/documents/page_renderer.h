// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/reading/page.h"

#include <QImage>
#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace yenile::ui {

using reading::ContentsEntry;

/// Lets a reader process of its own (core/reading) draw the pages of one PDF. Lives in the UI thread; answers
/// are signals.
class PageRenderer : public QObject {
    Q_OBJECT
public:
    explicit PageRenderer(QObject* parent = nullptr);
    ~PageRenderer() override;

    /// Page sizes are in points. The text comes afterwards, page by page.
    void open(const QByteArray& pdf);
    /// Requests are answered in their order. Those made before the last forgetRequests() are dropped.
    void request(int page, double dotsPerInch);
    void forgetRequests();

Q_SIGNALS:
    void opened(const QList<QSizeF>& pageSizes, const QList<yenile::reading::ContentsEntry>& contents);
    void textRead(int page, int pageCount, const QList<yenile::reading::Word>& words);
    void failed(const yenile::Error& error);
    void rendered(int page, double dotsPerInch, const QImage& image);

private:
    void read(const QByteArray& pdf);
    void readText(int page, int count);
    void draw(int page, double dotsPerInch);

    struct Worker;
    QThread m_thread;
    Worker* m_worker;
    std::atomic<int> m_round = 0;
};

/// Every page, for printing. Slow: call it in a worker thread. Errors: PdfDamaged, PdfEncrypted, the
/// reader's.
[[nodiscard]] Result<std::vector<QImage>> renderAll(const QByteArray& pdf, double dotsPerInch);

} // namespace yenile::ui
