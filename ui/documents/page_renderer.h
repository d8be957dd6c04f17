#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QSizeF>
#include <QThread>

#include <atomic>
#include <vector>

namespace yenile::ui {

/// Draws the pages of one PDF in a thread of its own. Lives in the UI thread; answers come as signals.
class PageRenderer : public QObject {
    Q_OBJECT
public:
    explicit PageRenderer(QObject* parent = nullptr);
    ~PageRenderer() override;

    void open(const QByteArray& pdf);
    /// Requests are answered in their order. One that was made before the last forgetRequests() is dropped.
    void request(int page, double dotsPerInch);
    void forgetRequests();

Q_SIGNALS:
    void opened(const QList<QSizeF>& pageSizes); ///< in points
    void textRead(const QString& text);          ///< all of it, for screen readers
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
