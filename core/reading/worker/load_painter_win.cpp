// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/poppler_painter.h"

namespace yenile::reading::worker {

// It is linked with the program.
OpenPainter* loadPainter() {
    return &PopplerPainter::open;
}

} // namespace yenile::reading::worker
