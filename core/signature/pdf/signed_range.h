// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_file.h"

namespace yenile::signature {

/// A ByteRange that passed: two parts with the signature's hexadecimal string between them.
struct SignedRange {
    qint64 gap = 0;
    qint64 afterGap = 0;
    qint64 end = 0;
};

/// EN 319 142-1, 5.5 and ISO 32000-1, 12.8.1: everything is signed but the value of /Contents itself, which
/// stands behind all that was signed before. Of each signature its range; nothing where that is not so.
/// `signatures` in the order of their ends. Costs what their values have of bytes.
[[nodiscard]] std::vector<std::optional<SignedRange>>
signedRanges(const std::vector<PdfSignature>& signatures, QByteArrayView file);

} // namespace yenile::signature
