// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_text.h"

#include <algorithm>
#include <limits>

namespace yenile::ui {

namespace {

/// "İMZA", "imza" and "IMZA" are found by each other: dots and the lack of them are no difference to a
/// searcher.
QString folded(const QString& text) {
    return QString(text).replace(u'İ', u'i').toLower().replace(u'ı', u'i');
}

/// A page as one line, and where in it each word begins.
struct Line {
    QString text;
    std::vector<qsizetype> starts;
};

Line lineOf(const QList<Word>& words) {
    Line line;
    for (const Word& word : words) {
        line.starts.push_back(line.text.size());
        line.text += folded(word.text) + QLatin1Char(' ');
    }
    return line;
}

int wordBefore(const Line& line, qsizetype position) {
    return static_cast<int>(std::ranges::upper_bound(line.starts, position) - line.starts.begin()) - 1;
}

} // namespace

void DocumentText::clear() {
    *this = {};
}

void DocumentText::add(const QList<Word>& words) {
    const int page = static_cast<int>(m_pages.size());
    m_firstStart.push_back(m_starts.size());
    for (int index = 0; index < words.size(); ++index) {
        const bool newLine = index == 0 || words[index].box.top() > words[index - 1].box.bottom();
        if (!m_all.isEmpty())
            m_all += newLine ? QLatin1Char('\n') : QLatin1Char(' ');
        m_starts.push_back({m_all.size(), {page, index}});
        m_all += words[index].text;
    }
    m_pages.push_back(words);
}

QList<Word> DocumentText::words(int page) const {
    return page >= 0 && page < static_cast<int>(m_pages.size()) ? m_pages[static_cast<size_t>(page)]
                                                                : QList<Word>();
}

std::optional<WordPlace> DocumentText::wordAt(int page, QPointF point) const {
    const QList<Word> all = words(page);
    std::optional<WordPlace> nearest;
    double smallest = std::numeric_limits<double>::max();
    for (int index = 0; index < all.size(); ++index) {
        const QRectF& box = all[index].box;
        const double aside = std::max({box.left() - point.x(), 0.0, point.x() - box.right()});
        const double away = std::max({box.top() - point.y(), 0.0, point.y() - box.bottom()});
        const double distance = aside + 20 * away; // the same line counts for more than the same column
        if (distance < smallest) {
            smallest = distance;
            nearest = WordPlace{page, index};
        }
    }
    return nearest;
}

QString DocumentText::text(const TextSpan& span) const {
    const qsizetype first = offsetOf(span.first);
    return m_all.mid(first, offsetOf(span.last) + words(span.last.page)[span.last.word].text.size() - first);
}

qsizetype DocumentText::offsetOf(const WordPlace& place) const {
    return m_starts[m_firstStart[static_cast<size_t>(place.page)] + static_cast<size_t>(place.word)].offset;
}

std::optional<WordPlace> DocumentText::placeOf(qsizetype offset) const {
    if (m_starts.empty())
        return std::nullopt;
    const auto behind = std::ranges::upper_bound(m_starts, offset, {}, &Start::offset);
    return behind == m_starts.begin() ? m_starts.front().place : std::prev(behind)->place;
}

std::vector<TextSpan> DocumentText::find(const QString& text) const {
    std::vector<TextSpan> found;
    const QString wanted = folded(text.simplified());
    if (wanted.isEmpty())
        return found;
    for (int page = 0; page < static_cast<int>(m_pages.size()); ++page) {
        const Line line = lineOf(m_pages[static_cast<size_t>(page)]);
        for (qsizetype at = line.text.indexOf(wanted); at >= 0;
             at = line.text.indexOf(wanted, at + wanted.size()))
            found.push_back({{page, wordBefore(line, at)}, {page, wordBefore(line, at + wanted.size() - 1)}});
    }
    return found;
}

} // namespace yenile::ui
