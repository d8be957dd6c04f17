// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/module.h"
#include "core/reading/worker/painter.h"

namespace yenile::reading::worker {

OpenPainter* loadPainter() {
    const auto painter = process::loadModule<OpenPainter*()>("yenile-painter.so", "yenile_painter");
    return painter ? (*painter)() : nullptr;
}

} // namespace yenile::reading::worker
