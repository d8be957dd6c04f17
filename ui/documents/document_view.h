// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/document_text.h"
#include "ui/documents/page_renderer.h"

#include <QAbstractScrollArea>
#include <QMap>

#include <optional>

namespace yenile::ui {

/// Shows a PDF, page below page. Knows whether it was read to its end: whether the last line was drawn on the
/// screen.
class DocumentView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit DocumentView(QWidget* parent = nullptr);

    void open(const QByteArray& pdf, const QString& title);
    [[nodiscard]] bool wasReadToEnd() const { return m_readToEnd; }
    void setReadToEnd() { m_readToEnd = true; } ///< it was, in another view
    [[nodiscard]] bool isDrawn() const;         ///< everything that is in view

    [[nodiscard]] const QList<ContentsEntry>& contents() const { return m_contents; }
    [[nodiscard]] const DocumentText& text() const { return m_text; }
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] const std::optional<TextSpan>& selection() const { return m_selection; }
    void select(const std::optional<TextSpan>& span);
    /// Scrolls only if the word is not on the screen.
    void bringIntoView(const WordPlace& place);
    [[nodiscard]] QRect boxOf(const WordPlace& place) const;              ///< in the viewport
    [[nodiscard]] std::optional<WordPlace> wordUnder(QPoint point) const; ///< of the viewport

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomToWidth();
    void zoomToPage();
    void goToPage(int page);
    void copySelection() const;

    /// Marks every place; shows and selects the first from where the reader is. Empty: marks nothing.
    void search(const QString& text);
    void nextMatch();
    void previousMatch();

Q_SIGNALS:
    void readToEnd();
    void contentsKnown();
    /// Of the search; number counts from 1, 0 where there is none.
    void matchShown(int number, int count);
    void failed(const yenile::Error& error);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void showPages(const QList<QSizeF>& sizes, const QList<ContentsEntry>& contents);
    void storeText(int page, int pageCount, const QList<Word>& words);
    void showMatch(int index);
    void paintMarks(QPainter& painter, int page) const;
    [[nodiscard]] QRectF boxOf(const Word& word, int page) const; ///< in the viewport
    void storePage(int page, double dotsPerInch, const QImage& image);
    void setZoom(double zoom);
    void layOut();
    void requestVisible();
    void forgetDistant();
    void noteReading();
    [[nodiscard]] int endOfReading() const; ///< in the viewport
    [[nodiscard]] double scale() const;     ///< logical pixels per point
    [[nodiscard]] double dotsPerInch() const;
    [[nodiscard]] bool isInView(int page) const;
    [[nodiscard]] QRect placeOf(int page) const; ///< in the viewport

    struct DrawnPage {
        QImage image;
        double dotsPerInch = 0;
    };

    PageRenderer m_renderer;
    QList<QSizeF> m_pageSizes; ///< in points
    double m_largestScale = 1;
    QList<ContentsEntry> m_contents;
    DocumentText m_text;
    QString m_wanted; ///< what is searched for
    std::vector<TextSpan> m_matches;
    int m_match = -1;
    std::optional<TextSpan> m_selection;
    std::optional<WordPlace> m_anchor; ///< where the selection began
    std::vector<QRect> m_places;       ///< from the top of the document
    QMap<int, DrawnPage> m_drawn;
    QMap<int, double> m_requested;
    std::optional<double> m_zoom; ///< nothing: as the view is
    bool m_wholePage = false;     ///< without m_zoom: a page fits into the view, not only its width
    bool m_readToEnd = false;
};

} // namespace yenile::ui
