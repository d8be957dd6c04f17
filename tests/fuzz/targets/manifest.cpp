// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/asic_container.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// A container's manifest, whose archive has the right checksums (EN 319 162-1, A.4).
YENILE_FUZZ_TARGET(manifest) {
    const Result<AsicManifest> manifest = manifestFromXml(input);
    if (!manifest)
        return;
    (void)archiveNumber(manifest->signature);
    (void)manifest->isStamped();
}
