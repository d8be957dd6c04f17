// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QSizeF>
#include <QString>

/// What is shown of a document from outside.
namespace yenile::reading {

/// A word and its place on the page, in points from the upper left corner.
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

/// A document whose pages are not drawn yet.
struct Overview {
    QList<QSizeF> pageSizes; ///< in points
    QList<ContentsEntry> contents;
};

/// A page as pixels: rows from the top, four bytes for each pixel (0xffRRGGBB in native byte order).
struct PageImage {
    int width = 0;
    int height = 0;
    QByteArray dots;
};

/// A page with more pixels than this on a side is drawn smaller.
inline constexpr int mostDots = 8000;

} // namespace yenile::reading
