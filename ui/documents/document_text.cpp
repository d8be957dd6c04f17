#include "ui/documents/document_text.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace yenile::ui {

namespace {

/// "İMZA", "imza" and "IMZA" are found by each other: dots and the lack of them are no difference to a
/// searcher.
QString folded(const QString& text) {
    static const QLocale turkish(QLocale::Turkish);
    return turkish.toLower(text).replace(QChar(0x0131), QLatin1Char('i'));
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

QString DocumentText::joined(int page, int first, int last) const {
    const QList<Word> all = words(page);
    QString text;
    for (int index = first; index <= std::min<int>(last, static_cast<int>(all.size()) - 1); ++index) {
        if (index > first) {
            const bool newLine = all[index].box.top() > all[index - 1].box.bottom();
            text += newLine ? QLatin1Char('\n') : QLatin1Char(' ');
        }
        text += all[index].text;
    }
    return text;
}

QString DocumentText::text(const TextSpan& span) const {
    QStringList pages;
    for (int page = span.first.page; page <= span.last.page; ++page) {
        const int first = page == span.first.page ? span.first.word : 0;
        const int last = page == span.last.page ? span.last.word : std::numeric_limits<int>::max();
        pages << joined(page, first, last);
    }
    return pages.join(QLatin1Char('\n'));
}

QString DocumentText::all() const {
    return m_pages.empty()
               ? QString()
               : text({{0, 0}, {static_cast<int>(m_pages.size()) - 1, std::numeric_limits<int>::max()}});
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
