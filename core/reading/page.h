// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QSizeF>
#include <QString>

/// What is shown of a document that somebody else made.
namespace yenile::reading {

/// A word where it stands on its page, in points from the upper left corner.
struct Word {
    QRectF box;
    QString text;
};

/// A line of a document's table of contents.
struct ContentsEntry {
    QString title;
    int page = 0;  ///< from 0
    int depth = 0; ///< 0: a chapter
};

/// A document before its pages are drawn.
struct Overview {
    QList<QSizeF> pageSizes; ///< in points
    QList<ContentsEntry> contents;
};

/// A page as dots: rows from above, four bytes for each dot (0xffRRGGBB in the computer's order).
struct PageImage {
    int width = 0;
    int height = 0;
    QByteArray dots;
};

/// A page larger than this many dots a side is drawn smaller rather than not at all.
inline constexpr int mostDots = 8000;

} // namespace yenile::reading
