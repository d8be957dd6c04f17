// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"

namespace yenile::signature {

/// A report by ETSI TS 119 102-2 V1.4.1, in XML, not signed. Each signature and each separate time stamp has
/// a SignatureValidationReport (4.3); the certificates are validation objects (4.4). What the standard has no
/// element for is text in OtherInformation.
[[nodiscard]] QByteArray toEtsiXml(const ValidationReport& report);

} // namespace yenile::signature
