// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_document.h"

#include <compare>
#include <set>

namespace yenile::signature::pdf {

/// Where an object stands in a file: at an offset, or in an object stream.
struct ObjectPlace {
    bool isPacked = false;
    qint64 where = 0; ///< offset, or the number of the object stream
    int index = 0;    ///< in the object stream
    friend auto operator<=>(const ObjectPlace&, const ObjectPlace&) = default;
};

/// A cross-reference section (ISO 32000-1, 7.5.4 and 7.5.8), with the stream that a hybrid file has beside it
/// (7.5.8.4).
struct Section {
    qint64 offset = 0;
    std::map<QPDFObjGen, ObjectPlace> places;
    std::set<int> freed; ///< object numbers
    QPDFObjectHandle trailer;
};

/// The sections of a file behind `from`, oldest first, each read once. Throws where one can be read in more
/// ways than one: where it says of one object two different things, or where they do not lead backwards.
[[nodiscard]] std::vector<Section> sectionsBehind(QPDF& qpdf, QByteArrayView content, qint64 newest,
                                                  qint64 from);

/// False where no section can be one of a hybrid file, as in most files.
[[nodiscard]] bool mayBeHybrid(QByteArrayView content);

/// Whether a hybrid file has objects that only some readers see: what the stream has and the table of the
/// same section calls free. Seen: qpdf 11.9 and pypdf read them; qpdf 12.2, PDFium, Poppler 22.12 and MuPDF
/// 1.21 do not. In a table before the stream's section it is as it should be (ISO 32000-2, 7.5.8.4).
[[nodiscard]] bool hidesObjects(QPDF& qpdf, QByteArrayView content, qint64 newest);

} // namespace yenile::signature::pdf
