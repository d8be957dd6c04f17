// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/page.h"

#include <QList>
#include <QString>

#include <compare>
#include <optional>
#include <vector>

namespace yenile::ui {

using reading::Word;

/// A word of a document.
struct WordPlace {
    int page = 0;
    int word = 0;
    auto operator<=>(const WordPlace&) const = default;
};

/// From one word to another, both included.
struct TextSpan {
    WordPlace first;
    WordPlace last;
    [[nodiscard]] bool contains(const WordPlace& place) const { return first <= place && place <= last; }
};

/// The words of a document, as far as they have been read: for searching, selecting and reading aloud.
/// Offsets count the characters of all(), from 0.
class DocumentText {
public:
    void clear();
    void add(const QList<Word>& words); ///< of the next page

    /// None if the page has not been read yet.
    [[nodiscard]] QList<Word> words(int page) const;
    /// The word at this point of the page, or the one that is nearest on its line; nothing on a page without
    /// words.
    [[nodiscard]] std::optional<WordPlace> wordAt(int page, QPointF point) const;
    [[nodiscard]] QString text(const TextSpan& span) const;
    /// All lines, page after page.
    [[nodiscard]] const QString& all() const { return m_all; }
    /// Every place where the text stands, whatever its case (of Turkish letters, too) and line breaks.
    [[nodiscard]] std::vector<TextSpan> find(const QString& text) const;

    /// Where the word begins.
    [[nodiscard]] qsizetype offsetOf(const WordPlace& place) const;
    /// The word that the offset is in or behind; nothing in a document without words.
    [[nodiscard]] std::optional<WordPlace> placeOf(qsizetype offset) const;

private:
    struct Start {
        qsizetype offset = 0;
        WordPlace place;
    };

    std::vector<QList<Word>> m_pages;
    QString m_all;
    std::vector<Start> m_starts;      ///< of all words
    std::vector<size_t> m_firstStart; ///< of each page
};

} // namespace yenile::ui
