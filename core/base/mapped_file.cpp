// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

namespace yenile {

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
    file->close(); // it stays mapped, and there may be more of them than files can be open
    return MappedFile(std::move(file), bytes);
}

void MappedFile::close() {
    m_bytes = {};
    m_pages.reset();
    m_file.reset();
}

bool writeInPieces(QFileDevice& file, QByteArrayView content) {
    bool written = true;
    readInPieces(content, [&](QByteArrayView piece) {
        written = written && file.write(piece.data(), piece.size()) == piece.size();
    });
    return written;
}

} // namespace yenile
