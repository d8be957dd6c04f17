// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/mapped_pages.h"
#include "core/base/result.h"

#include <QByteArray>

#include <optional>

namespace yenile::process {

/// What the system knows such a file by.
#ifdef Q_OS_WIN
struct FileHandle {
    void* section; ///< HANDLE of a section (file mapping); null: none
    qint64 size;   ///< bytes: a section's own is rounded up to pages
};
#else
using FileHandle = int; // a descriptor; negative: none
#endif

/// A file, or bytes that can no longer change, that can be given to another process without a copy.
class SharedFile {
public:
    /// Errors: FileNotReadable.
    [[nodiscard]] static Result<SharedFile> open(const QString& path);
    /// Errors: Internal (no memory to share).
    [[nodiscard]] static Result<SharedFile> of(QByteArrayView content);
    /// Takes the handle over.
    explicit SharedFile(FileHandle handle) : m_handle(handle) {}
    SharedFile(SharedFile&& other) noexcept;
    SharedFile& operator=(SharedFile&& other) = delete;
    SharedFile(const SharedFile&) = delete;
    ~SharedFile();

    [[nodiscard]] FileHandle handle() const { return m_handle; }
    [[nodiscard]] qint64 size() const;

private:
    FileHandle m_handle;
};

/// A shared file's bytes, mapped.
class SharedBytes {
public:
    /// Empty if it cannot be mapped.
    explicit SharedBytes(const SharedFile& file);
    SharedBytes(const SharedBytes&) = delete;
    SharedBytes& operator=(const SharedBytes&) = delete;
    ~SharedBytes();
    /// Without a copy; as long as this exists.
    [[nodiscard]] QByteArray bytes() const;

private:
    qint64 m_size;
    void* m_data;
    std::optional<MappedPages> m_pages;
};

} // namespace yenile::process
