// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/poppler_painter.h"

// All that `yenile-painter.so` shows.
extern "C" __attribute__((visibility("default"))) yenile::reading::worker::OpenPainter* yenile_painter() {
    return &yenile::reading::worker::PopplerPainter::open;
}
