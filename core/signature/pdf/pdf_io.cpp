// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_io.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace yenile::signature {

Result<void> writeAppended(const QString& path, MappedFile original, const QByteArray& appendix) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path + QStringLiteral(".new")); // a QSaveFile would wait for the disk
    const bool written = file.open(QIODevice::WriteOnly) && writeInPieces(file, original.bytes()) &&
                         file.write(appendix) == appendix.size() && file.flush();
    if (written)
        file.close();
    if (!written || file.error() != QFileDevice::NoError) { // over a network, some errors come with the end
        const auto problem = notWritten(path, file);
        file.remove();
        return problem;
    }
    original.close(); // Windows replaces no file that somebody maps
    std::error_code error;
    std::filesystem::rename(file.filesystemFileName(), QFile(path).filesystemFileName(), error);
    if (!error)
        return {};
    file.remove();
    return fail(ErrorCode::FileNotWritable, {path}, QString::fromStdString(error.message()));
}

} // namespace yenile::signature
