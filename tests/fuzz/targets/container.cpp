// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A container (EN 319 162-1).
YENILE_FUZZ_TARGET(container) {
    (void)validateContainerBytes(input, {}, {{Certificate::fromDer(context.anchor).value()}, false});
}
