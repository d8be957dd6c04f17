// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegion>
#include <QWindow>

#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>

// Preloaded into a program that shows windows: ends it as soon as its first frame is on its way to the
// screen, and tells on standard error whose frame that was. So a program that knows nothing of it can be
// measured.
namespace {

using Flush = void(void*, const QRegion&, QWindow*, const QPoint&);

} // namespace

/// QBackingStore::flush(), by which every frame of widgets leaves the program. In its place, for want of a
/// class of that name that could be called on.
extern "C" void
flushFirstFrame(void* store, const QRegion& region, QWindow* window,
                const QPoint& offset) asm("_ZN13QBackingStore5flushERK7QRegionP7QWindowRK6QPoint");

void flushFirstFrame(void* store, const QRegion& region, QWindow* window, const QPoint& offset) {
    auto* const flush =
        reinterpret_cast<Flush*>(dlsym(RTLD_NEXT, "_ZN13QBackingStore5flushERK7QRegionP7QWindowRK6QPoint"));
    flush(store, region, window, offset);
    const QRect area = region.boundingRect();
    std::fprintf(stderr, "first frame: %dx%d %s\n", area.width(), area.height(), qPrintable(window->title()));
    _exit(0); // at once: how a program ends is another matter
}
