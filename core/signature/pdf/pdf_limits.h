// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>

/// How much a stranger's file may ask of us. Whoever goes beyond throws LimitExceeded, which becomes
/// PdfLimitExceeded.
namespace yenile::signature::pdf {

constexpr size_t mostSignatures = 2000;
constexpr size_t mostFields = 20'000;
constexpr qsizetype longestFieldName = 4096; ///< letters, of a fully qualified one
constexpr size_t mostLockedFields = 20'000;  ///< named by all locks together
constexpr int deepestNesting = 64;           ///< of page and field trees

/// No std::exception, for of those qpdf makes warnings.
struct LimitExceeded {
    const char* reason; ///< marked "PdfReason"
};

/// How often objects may be looked up while revisions are compared: several times each, however small they
/// are.
[[nodiscard]] constexpr qint64 mostLookUps(qsizetype fileSize) {
    return 1'000'000 + fileSize;
}

} // namespace yenile::signature::pdf
