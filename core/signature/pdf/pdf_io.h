// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>

#include <memory>

namespace yenile::signature {

/// A file's bytes, mapped, so that the largest documents do not have to fit into memory.
class MappedFile {
public:
    /// Errors: FileNotReadable.
    [[nodiscard]] static Result<MappedFile> open(const QString& path);
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    /// Its bytes are gone then.
    void close();

private:
    MappedFile(std::unique_ptr<QFile> file, QByteArrayView bytes) : m_file(std::move(file)), m_bytes(bytes) {}
    std::unique_ptr<QFile> m_file; // unmaps
    QByteArrayView m_bytes;
};

/// Writes a file of both parts, whole or not at all, in the place of the original, too: that is let go
/// before. It is not on the disk yet then: whoever keeps it writes it with writeFile(). Errors:
/// FileNotWritable.
[[nodiscard]] Result<void> writeAppended(const QString& path, MappedFile original,
                                         const QByteArray& appendix);

} // namespace yenile::signature
