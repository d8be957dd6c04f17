#include "core/signature/container/file_kind.h"

#include <QFile>

namespace yenile::signature {

Result<FileKind> fileKind(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {path}, file.errorString());
    const QByteArray beginning = file.peek(1024);
    if (beginning.startsWith("PK"))
        return FileKind::Container;
    if (beginning.contains("%PDF-"))
        return FileKind::Pdf;
    return fail(ErrorCode::FileDamaged, {path}, QStringLiteral("neither PDF nor container"));
}

} // namespace yenile::signature
