// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_comparison.h"
#include "core/signature/pdf/signed_range.h"

namespace yenile::signature::pdf {

/// What certifications (DocMDP) and locks allow in later revisions. Each applies to all signatures from its
/// own on, because later signers sign under it.
[[nodiscard]] Permissions permissionsOf(const std::vector<const PdfSignature*>& byRevision);

} // namespace yenile::signature::pdf
