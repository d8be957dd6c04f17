#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace yenile::process {

/// A file, or bytes that can no longer change, which another process is given without a copy.
class SharedFile {
public:
    /// Errors: FileNotReadable.
    [[nodiscard]] static Result<SharedFile> open(const QString& path);
    /// Errors: Internal (no memory to share).
    [[nodiscard]] static Result<SharedFile> of(QByteArrayView content);
    /// Takes the descriptor over.
    explicit SharedFile(int descriptor) : m_descriptor(descriptor) {}
    SharedFile(SharedFile&& other) noexcept;
    SharedFile& operator=(SharedFile&& other) = delete;
    SharedFile(const SharedFile&) = delete;
    ~SharedFile();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] qint64 size() const;

private:
    int m_descriptor;
};

/// A shared file's bytes, mapped.
class SharedBytes {
public:
    /// Empty where that cannot be mapped.
    explicit SharedBytes(const SharedFile& file);
    SharedBytes(const SharedBytes&) = delete;
    SharedBytes& operator=(const SharedBytes&) = delete;
    ~SharedBytes();
    /// Without a copy; as long as this exists.
    [[nodiscard]] QByteArray bytes() const;

private:
    qint64 m_size;
    void* m_data;
};

} // namespace yenile::process
