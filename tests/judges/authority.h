// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/signature/revocation_bench.h"

#include <QDir>

namespace yenile::tests {

/// Puts what others need to judge signatures into a folder: root.pem, root.key, issuer.pem (each may be the
/// anchor) and the issuer's list, issuer.crl. Whether that was possible.
[[nodiscard]] bool writeAuthority(const QDir& folder, const TestCa& ca, OpensslRevocation& revocation);

} // namespace yenile::tests
