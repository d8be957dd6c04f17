// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_view.h"

#include "ui/documents/document_accessible.h"
#include "ui/widgets/style.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace yenile::ui {

namespace {

constexpr double zoomStep = 1.2;
constexpr double smallestZoom = 0.25;
constexpr double largestZoom = 5;
constexpr double tallest = 1e9; // pixels of all pages together: a scroll bar counts them in an int

double largestScaleFor(const QList<QSizeF>& pages) {
    double height = 0;
    for (const QSizeF& page : pages)
        height += page.height();
    return tallest / height;
}

} // namespace

DocumentView::DocumentView(QWidget* parent) : QAbstractScrollArea(parent) {
    makeDocumentsAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else fitting the width would be a circle
    connect(&m_renderer, &PageRenderer::opened, this, &DocumentView::showPages);
    connect(&m_renderer, &PageRenderer::textRead, this, &DocumentView::storeText);
    connect(&m_renderer, &PageRenderer::rendered, this, &DocumentView::storePage);
    connect(&m_renderer, &PageRenderer::failed, this, &DocumentView::failed);
}

void DocumentView::open(const QByteArray& pdf, const QString& title) {
    m_pageSizes.clear();
    m_contents.clear();
    m_text.clear();
    m_selection.reset();
    m_matches.clear();
    m_match = -1;
    m_drawn.clear();
    m_requested.clear();
    m_readToEnd = false;
    setAccessibleName(title);
    m_renderer.open(pdf);
    layOut();
}

bool DocumentView::isDrawn() const {
    for (int page = 0; page < static_cast<int>(m_places.size()); ++page)
        if (isInView(page) && m_drawn.value(page).dotsPerInch != dotsPerInch())
            return false;
    return !m_places.empty();
}

void DocumentView::zoomIn() {
    setZoom(scale() * zoomStep);
}

void DocumentView::zoomOut() {
    setZoom(scale() / zoomStep);
}

void DocumentView::zoomToWidth() {
    m_zoom.reset();
    m_wholePage = false;
    layOut();
}

void DocumentView::zoomToPage() {
    m_zoom.reset();
    m_wholePage = true;
    layOut();
}

void DocumentView::goToPage(int page) {
    if (page >= 0 && page < static_cast<int>(m_places.size()))
        verticalScrollBar()->setValue(m_places[static_cast<size_t>(page)].top() - style::gap(this));
}

void DocumentView::setZoom(double zoom) {
    m_zoom = std::clamp(zoom, smallestZoom, largestZoom);
    layOut();
}

void DocumentView::showPages(const QList<QSizeF>& sizes, const QList<ContentsEntry>& contents) {
    m_pageSizes = sizes;
    m_largestScale = largestScaleFor(sizes);
    m_contents = contents;
    Q_EMIT contentsKnown();
    layOut();
}

void DocumentView::storePage(int page, double dotsPerInch, const QImage& image) {
    m_drawn[page] = {image, dotsPerInch};
    forgetDistant();
    viewport()->update();
    noteReading();
}

double DocumentView::scale() const {
    if (m_zoom)
        return std::min(*m_zoom, m_largestScale);
    QSizeF largest(1, 1);
    for (const QSizeF& size : m_pageSizes)
        largest = largest.expandedTo(size);
    const int gap = 2 * style::gap(this);
    const double byWidth = std::max(1, viewport()->width() - gap) / largest.width();
    const double byPage = std::max(1, viewport()->height() - gap) / largest.height();
    return std::min({byWidth, m_wholePage ? byPage : byWidth, m_largestScale});
}

double DocumentView::dotsPerInch() const {
    return scale() * 72 * devicePixelRatioF();
}

void DocumentView::layOut() {
    const int gap = style::gap(this);
    const double part = verticalScrollBar()->maximum() > 0
                            ? double(verticalScrollBar()->value()) / verticalScrollBar()->maximum()
                            : 0;
    m_places.clear();
    const double pixels = scale(); // goes through all pages
    int top = gap;
    int widest = 0;
    for (const QSizeF& size : m_pageSizes) {
        const QSize page = (size * pixels).toSize();
        m_places.emplace_back(QPoint(gap, top), page);
        top += page.height() + gap;
        widest = std::max(widest, page.width() + 2 * gap);
    }
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(3 * gap);
    verticalScrollBar()->setRange(0, std::max(0, top - viewport()->height()));
    verticalScrollBar()->setValue(qRound(part * verticalScrollBar()->maximum()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, widest - viewport()->width()));
    m_renderer.forgetRequests();
    m_requested.clear();
    requestVisible();
    viewport()->update();
    noteReading();
}

QRect DocumentView::placeOf(int page) const {
    QRect place = m_places[static_cast<size_t>(page)];
    if (horizontalScrollBar()->maximum() == 0)
        place.moveLeft((viewport()->width() - place.width()) / 2);
    return place.translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
}

bool DocumentView::isInView(int page) const {
    return placeOf(page).intersects(viewport()->rect());
}

void DocumentView::requestVisible() {
    const double wanted = dotsPerInch();
    const auto ask = [this, wanted](int page) {
        if (m_drawn.value(page).dotsPerInch == wanted || m_requested.value(page) == wanted)
            return;
        m_requested[page] = wanted;
        m_renderer.request(page, wanted);
    };
    const int count = static_cast<int>(m_places.size());
    for (int page = 0; page < count; ++page)
        if (isInView(page))
            ask(page);
    for (int page = 1; page < count; ++page) // the one that comes next
        if (isInView(page - 1) && !isInView(page))
            ask(page);
}

/// The picture of a page takes megabytes; one that is far from what is on the screen is drawn anew when its
/// turn comes.
void DocumentView::forgetDistant() {
    const int height = viewport()->height();
    const QRect near = viewport()->rect().adjusted(0, -2 * height, 0, 2 * height);
    m_drawn.removeIf([&](const auto& drawn) { return !placeOf(drawn.key()).intersects(near); });
    m_requested.removeIf([&](const auto& requested) { return !placeOf(requested.key()).intersects(near); });
}

void DocumentView::noteReading() {
    if (m_readToEnd || m_places.empty() || !isVisible())
        return;
    const int last = static_cast<int>(m_places.size()) - 1;
    if (!m_drawn.contains(last) || endOfReading() > viewport()->height())
        return;
    m_readToEnd = true;
    Q_EMIT readToEnd();
}

/// The bottom of the last line; of the last page, but for its margin, where that has no text.
int DocumentView::endOfReading() const {
    const int last = static_cast<int>(m_places.size()) - 1;
    double end = 0;
    for (const Word& word : m_text.words(last))
        end = std::max(end, boxOf(word, last).bottom());
    return m_text.words(last).isEmpty() ? placeOf(last).bottom() - style::gap(this) : qFloor(end);
}

void DocumentView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Mid));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int page = 0; page < static_cast<int>(m_places.size()); ++page) {
        if (!isInView(page))
            continue;
        const QRect place = placeOf(page);
        painter.fillRect(place, Qt::white); // paper is white in the dark, too
        if (const auto drawn = m_drawn.constFind(page); drawn != m_drawn.constEnd())
            painter.drawImage(place, drawn->image);
        paintMarks(painter, page);
    }
}

void DocumentView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void DocumentView::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    noteReading();
}

void DocumentView::scrollContentsBy(int dx, int dy) {
    QAbstractScrollArea::scrollContentsBy(dx, dy);
    viewport()->update();
    requestVisible();
    noteReading();
}

void DocumentView::keyPressEvent(QKeyEvent* event) {
    QScrollBar* const bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    case Qt::Key_Space:
        return bar->triggerAction(QScrollBar::SliderPageStepAdd);
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->matches(QKeySequence::ZoomIn))
        return zoomIn();
    if (event->matches(QKeySequence::ZoomOut))
        return zoomOut();
    QAbstractScrollArea::keyPressEvent(event);
}

void DocumentView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    if (event->angleDelta().y() > 0)
        zoomIn();
    else
        zoomOut();
}

} // namespace yenile::ui
