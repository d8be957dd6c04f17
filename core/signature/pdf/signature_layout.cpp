// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/signature_layout.h"

#include "core/signature/crypto/algorithms.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr qsizetype byteRangeRoom = 80; // four numbers

} // namespace

QString noteText(const SignatureNote& note) {
    switch (note.kind) {
    case SignatureNote::Kind::CoversFields:
        return QCoreApplication::translate("SignatureStamp",
                                           "The page has no room for another signature: where it is seen, it "
                                           "covers fields or notes that are there. Choose another page.");
    case SignatureNote::Kind::CoversText:
        return QCoreApplication::translate(
            "SignatureStamp", "The page has no free room: where the signature is seen, it covers "
                              "part of what stands there. Choose another page.");
    case SignatureNote::Kind::StructureKept:
        return QCoreApplication::translate(
            "SignatureStamp",
            "The document is signed already, so that its structure for screen readers stays as it is: that "
            "lacks the new signature, which PDF/UA does not allow.");
    case SignatureNote::Kind::StructureDamaged:
        return QCoreApplication::translate(
            "SignatureStamp", "The document's structure for screen readers is damaged and cannot take in the "
                              "signature, so that it no longer conforms to PDF/UA.");
    case SignatureNote::Kind::LettersMissing:
        break;
    }
    return QCoreApplication::translate("SignatureStamp",
                                       "No font on this computer has these letters, so that a mark "
                                       "stands in their place where the signature is seen: %1")
        .arg(note.letters.join(QLatin1Char(' ')));
}

QByteArray SignatureLayout::head(qsizetype originalSize) const {
    const QByteArray range = "[0 " + QByteArray::number(originalSize + contents) + ' ' +
                             QByteArray::number(originalSize + afterContents) + ' ' +
                             QByteArray::number(revision.size() - afterContents) + ']';
    return "/ByteRange " + range.leftJustified(byteRangeRoom) + " /Contents ";
}

bool SignatureLayout::fits(qsizetype originalSize) const {
    if (contents < 0 || afterContents < 0 || afterContents > revision.size() || contents > afterContents - 2)
        return false;
    const QByteArrayView bytes = revision;
    const QByteArrayView value = bytes.sliced(contents, afterContents - contents);
    return bytes.first(contents).endsWith(head(originalSize)) && value.startsWith('<') &&
           value.endsWith('>') &&
           std::ranges::all_of(value.sliced(1).chopped(1), [](char digit) { return digit == '0'; });
}

QByteArray SignatureLayout::digest(QByteArrayView original, DigestAlgorithm algorithm) const {
    const QByteArrayView bytes = revision;
    return digestOf({original, bytes.first(contents), bytes.sliced(afterContents)}, algorithm);
}

QByteArray SignatureLayout::filledWith(const QByteArray& value) const {
    QByteArray filled = revision;
    return filled.replace(contents + 1, 2 * value.size(), value.toHex());
}

} // namespace yenile::signature
