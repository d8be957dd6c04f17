// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <QSslConfiguration>

namespace yenile::tests {

/// What a server shows that has `identity`, which was issued by `ca`.
[[nodiscard]] QSslConfiguration serverTls(const TestCa& ca, const Identity& identity);

} // namespace yenile::tests
