// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// A report as ETSI TS 119 102-2 V1.4.1 has it, in XML, not signed: for each signature and each time stamp
/// that stands for itself a SignatureValidationReport (4.3); the certificates are validation objects (4.4).
/// What that standard has no element for stands as text in its OtherInformation.
[[nodiscard]] QByteArray toEtsiXml(const ValidationReport& report);

} // namespace yenile::signature
