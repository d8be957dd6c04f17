#include "core/signature/pdf/signed_range.h"

#include <algorithm>

namespace yenile::signature {

namespace {

bool isHexString(QByteArrayView text) {
    return text.size() >= 2 && text.front() == '<' && text.back() == '>' &&
           std::ranges::all_of(text.sliced(1, text.size() - 2), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/// Two parts that follow each other within the file.
std::optional<SignedRange> rangeIn(const std::vector<qint64>& numbers, qint64 size) {
    if (numbers.size() != 4 || numbers[0] != 0 || numbers[1] <= 0 || numbers[2] <= numbers[1] ||
        numbers[3] <= 0 || numbers[2] >= size || numbers[3] > size - numbers[2])
        return {};
    return SignedRange{numbers[1], numbers[2], numbers[2] + numbers[3]};
}

/// Between the parts is nothing but the value, where a signature dictionary has it.
bool holds(const SignedRange& range, QByteArrayView contents, QByteArrayView file) {
    constexpr qint64 keyAndSpace = 64;
    const QByteArrayView gap = file.sliced(range.gap, range.afterGap - range.gap);
    if ((gap.size() - 1) / 2 != contents.size()) // no more bytes are looked at than the values have
        return false;
    const QByteArray before =
        file.first(range.gap).last(std::min<qint64>(range.gap, keyAndSpace)).toByteArray();
    return isHexString(gap) && before.trimmed().endsWith("/Contents") &&
           QByteArray::fromHex(gap.sliced(1, gap.size() - 2).toByteArray()) == contents;
}

} // namespace

std::vector<std::optional<SignedRange>> signedRanges(const std::vector<PdfSignature>& signatures,
                                                     QByteArrayView file) {
    std::vector<std::optional<SignedRange>> ranges;
    qint64 signedBefore = 0;
    for (const PdfSignature& signature : signatures) {
        std::optional<SignedRange> range = rangeIn(signature.byteRange, file.size());
        // Nobody can sign the value of a signature to come.
        if (range && (range->gap < signedBefore || !holds(*range, signature.contents, file)))
            range.reset();
        if (range)
            signedBefore = range->end;
        ranges.push_back(range);
    }
    return ranges;
}

} // namespace yenile::signature
