#pragma once

#include "ui/documents/page_renderer.h"

#include <QAbstractScrollArea>
#include <QMap>

#include <optional>

namespace yenile::ui {

/// Shows a PDF, page below page. Knows whether it was read to its end: the last line was on the screen,
/// drawn.
class DocumentView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit DocumentView(QWidget* parent = nullptr);

    void open(const QByteArray& pdf, const QString& title);
    [[nodiscard]] bool wasReadToEnd() const { return m_readToEnd; }
    [[nodiscard]] bool isDrawn() const; ///< everything that is in view

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomToWidth();

Q_SIGNALS:
    void readToEnd();
    void failed(const yenile::Error& error);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void showPages(const QList<QSizeF>& sizes);
    void keepPage(int page, double dotsPerInch, const QImage& image);
    void setZoom(double zoom);
    void layOut();
    void requestVisible();
    void forgetDistant();
    void noteReading();
    [[nodiscard]] double scale() const; ///< logical pixels per point
    [[nodiscard]] double dotsPerInch() const;
    [[nodiscard]] bool isInView(int page) const;
    [[nodiscard]] QRect placeOf(int page) const; ///< in the viewport

    struct DrawnPage {
        QImage image;
        double dotsPerInch = 0;
    };

    PageRenderer m_renderer;
    QList<QSizeF> m_pageSizes;   ///< in points
    std::vector<QRect> m_places; ///< from the top of the document
    QMap<int, DrawnPage> m_drawn;
    QMap<int, double> m_requested;
    std::optional<double> m_zoom; ///< nothing: as wide as the view
    bool m_readToEnd = false;
};

} // namespace yenile::ui
