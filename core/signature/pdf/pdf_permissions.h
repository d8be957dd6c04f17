// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_comparison.h"
#include "core/signature/pdf/signed_range.h"

namespace yenile::signature::pdf {

/// What certifications (DocMDP) and locks leave open to later revisions. Each holds for all signatures from
/// its own on: whoever signs later signs under it.
[[nodiscard]] Permissions permissionsOf(const std::vector<const PdfSignature*>& byRevision);

} // namespace yenile::signature::pdf
