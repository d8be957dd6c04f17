// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPagedPaintDevice>

#include <vector>

namespace yenile::tests {

/// Two pages with Turkish text, as Qt writes them.
[[nodiscard]] QByteArray qtPdf(QPagedPaintDevice::PdfVersion version = QPagedPaintDevice::PdfVersion_1_4);

/// A PDF from the bodies of its objects 1, 2, …; object 1 is the catalog. `trailer` is added to the trailer's
/// entries.
[[nodiscard]] QByteArray handmadePdf(const std::vector<QByteArray>& objects, const QByteArray& trailer = {});

/// Catalog, pages, page, contents: what most handmade files begin with. Some entries can be added.
struct SamplePdf {
    QByteArray catalogEntries;
    QByteArray pageEntries;
    std::vector<QByteArray> further; ///< objects 5, 6, …
    [[nodiscard]] QByteArray bytes() const;
};

/// One more revision behind a file, with a classic cross-reference table: objects by number.
[[nodiscard]] QByteArray revised(const QByteArray& pdf,
                                 const std::vector<std::pair<int, QByteArray>>& objects);

/// The body of the newest version of an object that stands uncompressed in the file.
[[nodiscard]] QByteArray objectBody(const QByteArray& pdf, int number);
/// The number of the newest object whose text holds `text`.
[[nodiscard]] int objectWith(const QByteArray& pdf, const QByteArray& text);

} // namespace yenile::tests
