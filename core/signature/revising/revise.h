// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/extend.h"

/// What a PdfReviser does, with the bytes of a PDF at hand.
namespace yenile::signature {

/// Lays out a further signature (ETSI EN 319 142-1, 6.3). Errors: those of PdfReviser.
[[nodiscard]] Result<SignatureLayout> layOutSignature(QByteArrayView pdf, const SignatureRequest& request,
                                                      const Secret& password);

/// The revisions that extendPdf() appends. Errors: those of extendPdf().
[[nodiscard]] Result<QByteArray> extensionOf(QByteArrayView pdf, const ExtensionParameters& parameters,
                                             const Clock& clock);

} // namespace yenile::signature
