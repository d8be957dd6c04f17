// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_file.h"

namespace yenile::signature {

/// A valid ByteRange: two parts with the signature's hexadecimal string between them.
struct SignedRange {
    qint64 gap = 0;
    qint64 afterGap = 0;
    qint64 end = 0;
};

/// The range of each signature, by EN 319 142-1, 5.5 and ISO 32000-1, 12.8.1: it covers everything but the
/// value of /Contents, which comes after everything that was signed before. Nothing if that is not so.
/// `signatures` are in the order of their ends. The cost grows with the bytes of their values.
[[nodiscard]] std::vector<std::optional<SignedRange>>
signedRanges(const std::vector<PdfSignature>& signatures, QByteArrayView file);

} // namespace yenile::signature
