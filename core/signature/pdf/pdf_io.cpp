// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_io.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace yenile::signature {

Result<void> writeAppended(const QString& path, MappedFile original, const QByteArray& appendix) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path + QStringLiteral(".new")); // a QSaveFile would wait for the disk
    const bool written = file.open(QIODevice::WriteOnly) && writeInPieces(file, original.bytes()) &&
                         file.write(appendix) == appendix.size() && file.flush();
    QString problem = written ? QString() : file.errorString();
    file.close();
    original.close(); // Windows replaces no file that somebody maps
    std::error_code error;
    if (written)
        std::filesystem::rename(file.filesystemFileName(), QFile(path).filesystemFileName(), error);
    if (error)
        problem = QString::fromStdString(error.message());
    if (problem.isEmpty())
        return {};
    file.remove();
    return fail(ErrorCode::FileNotWritable, {path}, problem);
}

} // namespace yenile::signature
