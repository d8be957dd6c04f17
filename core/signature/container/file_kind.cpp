#include "core/signature/container/file_kind.h"

#include <QFile>

#include <algorithm>

namespace yenile::signature {

Result<FileKind> fileKind(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {path}, file.errorString());
    return fileKind(file.peek(1024), path);
}

Result<FileKind> fileKind(QByteArrayView content, const QString& name) {
    const QByteArrayView beginning = content.first(std::min<qsizetype>(content.size(), 1024));
    if (beginning.startsWith("PK"))
        return FileKind::Container;
    if (beginning.contains("%PDF-"))
        return FileKind::Pdf;
    return fail(ErrorCode::FileDamaged, {name}, QStringLiteral("neither PDF nor container"));
}

} // namespace yenile::signature
