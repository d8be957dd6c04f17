// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/mapped_pages.h"
#include "core/base/result.h"

#include <QFile>

#include <memory>

namespace yenile {

/// A file's bytes, mapped, so that the largest documents do not have to fit into memory.
class MappedFile {
public:
    /// Errors: FileNotReadable.
    [[nodiscard]] static Result<MappedFile> open(const QString& path);
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    /// Its bytes are gone then.
    void close();

private:
    MappedFile(std::unique_ptr<QFile> file, QByteArrayView bytes)
        : m_file(std::move(file)), m_bytes(bytes), m_pages(std::make_unique<MappedPages>(bytes)) {}
    std::unique_ptr<QFile> m_file; // unmaps
    QByteArrayView m_bytes;
    std::unique_ptr<MappedPages> m_pages;
};

/// Writes a content of any size, in pieces, which are given back. False where that fails.
[[nodiscard]] bool writeInPieces(QFileDevice& file, QByteArrayView content);

} // namespace yenile
