// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_io.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace yenile::signature {

Result<MappedFile> MappedFile::open(const QString& path) {
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {path}, file->errorString());
    if (file->size() == 0)
        return MappedFile(std::move(file), {});
    const uchar* mapped = file->map(0, file->size());
    if (mapped == nullptr)
        return fail(ErrorCode::FileNotReadable, {path}, file->errorString());
    const QByteArrayView bytes(mapped, file->size());
    return MappedFile(std::move(file), bytes);
}

void MappedFile::close() {
    m_bytes = {};
    m_file.reset();
}

Result<void> writeAppended(const QString& path, MappedFile original, const QByteArray& appendix) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path + QStringLiteral(".new")); // a QSaveFile would wait for the disk
    const QByteArrayView bytes = original.bytes();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write(bytes.data(), bytes.size()) == bytes.size() &&
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
