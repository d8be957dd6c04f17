// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/module.h"

#include <QFileInfo>

#include <dlfcn.h>

namespace yenile::process {

namespace {

QString modulePath(const QString& name) {
    const QString folder = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).path();
    const QString beside = folder + u'/' + name;
    return QFileInfo::exists(beside) ? beside : folder + QStringLiteral("/../lib/yenile/") + name;
}

} // namespace

Result<void*> loadModule(const char* name, const char* symbol) {
    const QByteArray path = QFile::encodeName(modulePath(QString::fromLatin1(name)));
    void* const module = dlopen(path.constData(), RTLD_NOW | RTLD_LOCAL);
    void* const address = module != nullptr ? dlsym(module, symbol) : nullptr;
    if (address == nullptr)
        return fail(ErrorCode::Internal, {}, QString::fromLocal8Bit(dlerror()));
    return address;
}

} // namespace yenile::process
