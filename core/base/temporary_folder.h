// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

class QTemporaryDir;

namespace yenile {

/// A folder for files that are needed for a while. It is its owner's alone, and goes with this object. A
/// QTemporaryDir that could not be made has no name, and its files lie nowhere; this one is always there.
class TemporaryFolder {
public:
    /// Errors: DiskFull, FileProtected, FileNotWritable.
    [[nodiscard]] static Result<TemporaryFolder> make();
    TemporaryFolder(TemporaryFolder&&) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) noexcept;
    ~TemporaryFolder();

    [[nodiscard]] QString filePath(const QString& name) const;

private:
    explicit TemporaryFolder(std::unique_ptr<QTemporaryDir> folder);
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace yenile
