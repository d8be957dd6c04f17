// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>

namespace yenile {

/// A file that is mapped into memory. What was read of it counts as this program's memory until it is given
/// back; the system brings it again to whoever reads on. Thread-safe.
class MappedPages {
public:
    /// `mapped` is a file's, from the beginning of a page on, and is not written to as long as this exists.
    explicit MappedPages(QByteArrayView mapped);
    ~MappedPages();
    Q_DISABLE_COPY_MOVE(MappedPages)

    /// Gives back the memory of what was read, where that lies in such a file. Its bytes stay what they are.
    static void giveBack(QByteArrayView read);

private:
    const char* m_begin;
};

/// Calls `read` with one piece of a content after the other, and gives back each: a large file needs the
/// memory of a small one.
template <typename Read>
void readInPieces(QByteArrayView content, const Read& read) {
    constexpr qsizetype largest = qsizetype{1} << 20;
    for (qsizetype at = 0; at < content.size(); at += largest) {
        const QByteArrayView piece = content.sliced(at, std::min(largest, content.size() - at));
        read(piece);
        MappedPages::giveBack(piece);
    }
}

} // namespace yenile
