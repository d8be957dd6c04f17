// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/painter.h"

#include <QFileInfo>

#include <dlfcn.h>

namespace yenile::reading::worker {

namespace {

/// Beside this program in the build tree, in the libraries' folder once installed.
QString modulePath() {
    const QString folder = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).path();
    const QString beside = folder + QStringLiteral("/yenile-painter.so");
    return QFileInfo::exists(beside) ? beside : folder + QStringLiteral("/../lib/yenile/yenile-painter.so");
}

} // namespace

OpenPainter* loadPainter() {
    void* const module = dlopen(QFile::encodeName(modulePath()).constData(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr)
        return nullptr;
    const auto painter = reinterpret_cast<OpenPainter* (*)()>(dlsym(module, "yenile_painter"));
    return painter == nullptr ? nullptr : painter();
}

} // namespace yenile::reading::worker
