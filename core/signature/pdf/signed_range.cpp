// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/signed_range.h"

#include <algorithm>

namespace yenile::signature {

namespace {

bool isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// What a hexadecimal string stands for: white space between the digits is nothing, a missing last digit a
/// zero (ISO 32000-1, 7.3.4.3). Nothing where it is none.
std::optional<QByteArray> valueOf(QByteArrayView text) {
    constexpr QByteArrayView space("\0\t\n\f\r ", 6);
    if (text.size() < 2 || text.front() != '<' || text.back() != '>')
        return {};
    QByteArray digits;
    digits.reserve(text.size());
    for (const char c : text.sliced(1, text.size() - 2))
        if (isHexDigit(c))
            digits += c;
        else if (!space.contains(c))
            return {};
    if (digits.size() % 2 != 0)
        digits += '0';
    return QByteArray::fromHex(digits);
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
    // What is looked at is in proportion to what the values have: two digits, and some space between them.
    if (gap.size() > 3 * contents.size() + keyAndSpace)
        return false;
    const QByteArray before =
        file.first(range.gap).last(std::min<qint64>(range.gap, keyAndSpace)).toByteArray();
    return before.trimmed().endsWith("/Contents") && valueOf(gap) == contents;
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
