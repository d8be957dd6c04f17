// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_pages.h"
#include "core/signature/pdf/pdf_document.h"

#include <set>

/// Object numbers for an update.
namespace yenile::signature::pdf {

namespace {

constexpr int numbersOfUpdate = 4096; // more than any will need

/// The beginning of the run before `end` of which each character is such a one.
template <typename Is>
qsizetype runBefore(QByteArrayView text, qsizetype end, Is is) {
    while (end > 0 && is(text[end - 1]))
        --end;
    return end;
}

/// Adds each `number` of "number generation R". What only looks like one, in a picture say, does no harm.
void addReferences(QByteArrayView text, std::set<int>& numbers) {
    constexpr qsizetype largestPiece = qsizetype{1} << 20;
    qsizetype piece = 0; // begins there
    for (qsizetype at = text.indexOf('R'); at >= 0; at = text.indexOf('R', at + 1)) {
        const qsizetype behindGeneration = runBefore(text, at, isSpace);
        const qsizetype generation = runBefore(text, behindGeneration, QUtil::is_digit);
        const qsizetype behindNumber = runBefore(text, generation, isSpace);
        const qsizetype number = runBefore(text, behindNumber, QUtil::is_digit);
        const bool isReference = behindGeneration < at && generation < behindGeneration &&
                                 behindNumber < generation && number < behindNumber;
        bool fits = false;
        if (isReference)
            if (const int found = text.sliced(number, behindNumber - number).toInt(&fits); fits)
                numbers.insert(found);
        if (at - piece > largestPiece) {
            MappedPages::giveBack(text.sliced(piece, at - piece));
            piece = at;
        }
    }
    MappedPages::giveBack(text.sliced(piece));
}

void addReferencesOf(QPDFObjectHandle stream, std::set<int>& numbers) {
    if (!stream.isStream())
        return;
    try {
        const auto data = stream.getStreamData(qpdf_dl_specialized);
        addReferences({data->getBuffer(), static_cast<qsizetype>(data->getSize())}, numbers);
    } catch (const QPDFExc&) {
        // What nobody can read refers to nothing.
    }
}

} // namespace

int freeNumbers(QPDF& qpdf, QByteArrayView content, int first) {
    std::set<int> numbers;
    addReferences(content, numbers);
    std::set<int> streams;
    for (const auto& [id, entry] : qpdf.getXRefTable())
        if (entry.getType() == 2)
            streams.insert(entry.getObjStreamNumber());
    for (const int number : streams)
        addReferencesOf(qpdf.getObjectByID(number, 0), numbers);
    for (auto number = numbers.lower_bound(first); number != numbers.end(); ++number) {
        if (*number - first >= numbersOfUpdate)
            break;
        first = *number + 1;
    }
    return first;
}

} // namespace yenile::signature::pdf
