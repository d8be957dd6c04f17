// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>

/// Limits for files from outside. Whatever exceeds them throws LimitExceeded, which becomes PdfLimitExceeded.
namespace yenile::signature::pdf {

constexpr size_t mostSignatures = 2000;
constexpr size_t mostFields = 20'000;
constexpr qsizetype longestFieldName = 4096; ///< characters of a fully qualified name
constexpr size_t mostLockedFields = 20'000;  ///< named by all locks together
constexpr int deepestNesting = 64;           ///< of page and field trees

/// Not a std::exception, because qpdf turns those into warnings.
struct LimitExceeded {
    const char* reason; ///< marked "PdfReason"
};

/// How often objects may be looked up while revisions are compared; a multiple of their number.
[[nodiscard]] constexpr qint64 mostLookUps(qsizetype fileSize) {
    return 1'000'000 + fileSize;
}

} // namespace yenile::signature::pdf
