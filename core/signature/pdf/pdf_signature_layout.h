// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_file.h"
#include "core/signature/pdf/signature_layout.h"
#include "core/signature/pdf/visible_signature.h"

namespace yenile::signature {

/// Of a signature that is not visible.
enum class FieldAppearance {
    Empty, ///< PDF/A-1 wants one of every widget
    None   ///< as validators expect of a document time stamp
};

/// Lays out a further signature. `entries` are those of the signature dictionary but /ByteRange and
/// /Contents, for which `reserved` bytes are kept. A visible signature has an appearance of its own. Errors:
/// PdfDamaged, PdfChangeForbidden, PdfFeatureUnsupported.
[[nodiscard]] Result<SignatureLayout> layOut(const PdfFile& file, QByteArrayView original,
                                             const QByteArray& entries, qsizetype reserved,
                                             FieldAppearance appearance,
                                             const std::optional<VisibleSignature>& visible = {});

} // namespace yenile::signature
