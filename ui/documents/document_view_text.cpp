// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_view.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

/// The text of the document that is shown: reading, searching, selecting.
namespace yenile::ui {

void DocumentView::storeText(int page, int pageCount, const QList<Word>& words) {
    m_text.add(words);
    if (page + 1 < pageCount)
        return;
    setAccessibleDescription(tr("Number of pages: %1").arg(pageCount));
    noteReading();
    if (!m_wanted.isEmpty())
        search(m_wanted);
}

void DocumentView::search(const QString& text) {
    m_wanted = text;
    m_matches = m_text.find(text);
    m_selection.reset();
    int page = 0; // the first that is not above the screen
    while (page + 1 < static_cast<int>(m_places.size()) && placeOf(page).bottom() < 0)
        ++page;
    const auto next =
        std::ranges::find_if(m_matches, [page](const TextSpan& match) { return match.first.page >= page; });
    showMatch(next == m_matches.end() ? 0 : static_cast<int>(next - m_matches.begin()));
}

void DocumentView::nextMatch() {
    showMatch(m_match + 1);
}

void DocumentView::previousMatch() {
    showMatch(m_match - 1);
}

void DocumentView::showMatch(int index) {
    const int count = static_cast<int>(m_matches.size());
    m_match = count == 0 ? -1 : (index + count) % count;
    if (m_match >= 0) {
        m_selection = m_matches[static_cast<size_t>(m_match)];
        bringIntoView(m_selection->first);
    }
    viewport()->update();
    Q_EMIT matchShown(m_match + 1, count);
}

void DocumentView::bringIntoView(const WordPlace& place) {
    const QRect box = boxOf(place);
    if (viewport()->rect().contains(box))
        return;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + box.top() - viewport()->height() / 3);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + box.left() - viewport()->width() / 3);
}

void DocumentView::select(const std::optional<TextSpan>& span) {
    m_selection = span;
    viewport()->update();
}

QRect DocumentView::boxOf(const WordPlace& place) const {
    return boxOf(m_text.words(place.page)[place.word], place.page).toAlignedRect();
}

QRectF DocumentView::boxOf(const Word& word, int page) const {
    const double points = scale();
    return QRectF(word.box.topLeft() * points, word.box.size() * points).translated(placeOf(page).topLeft());
}

void DocumentView::paintMarks(QPainter& painter, int page) const {
    if (m_matches.empty() && !m_selection)
        return;
    const QList<Word> words = m_text.words(page);
    const auto mark = [&](const TextSpan& span, QColor color) {
        color.setAlphaF(0.35F);
        for (int index = 0; index < words.size(); ++index)
            if (span.contains({page, index}))
                painter.fillRect(boxOf(words[index], page), color);
    };
    for (const TextSpan& match : m_matches)
        if (match.first.page == page)
            mark(match, style::toneColor(style::Tone::Caution, QPalette(Qt::white)));
    if (m_selection)
        mark(*m_selection, palette().color(QPalette::Highlight));
}

std::optional<WordPlace> DocumentView::wordUnder(QPoint point) const {
    for (int page = 0; page < static_cast<int>(m_places.size()); ++page)
        if (const QRect place = placeOf(page); place.contains(point))
            return m_text.wordAt(page, QPointF(point - place.topLeft()) / scale());
    return std::nullopt;
}

void DocumentView::mousePressEvent(QMouseEvent* event) {
    m_anchor = event->button() == Qt::LeftButton ? wordUnder(event->pos()) : std::nullopt;
    select(std::nullopt);
}

void DocumentView::mouseMoveEvent(QMouseEvent* event) {
    const auto here = wordUnder(event->pos());
    if (!m_anchor || !here)
        return;
    select(TextSpan{std::min(*m_anchor, *here), std::max(*m_anchor, *here)});
}

QString DocumentView::selectedText() const {
    return m_selection ? m_text.text(*m_selection) : QString();
}

void DocumentView::copySelection() const {
    if (m_selection)
        QGuiApplication::clipboard()->setText(selectedText());
}

} // namespace yenile::ui
