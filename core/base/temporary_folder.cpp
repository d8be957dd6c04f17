// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporary_folder.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace yenile {

Result<TemporaryFolder> TemporaryFolder::make() {
    auto folder = std::make_unique<QTemporaryDir>();
    if (folder->isValid())
        return TemporaryFolder(std::move(folder));
    const QString above = QDir::tempPath();
    ErrorCode code = ErrorCode::FileNotWritable;
    if (!QFileInfo(above).isWritable())
        code = ErrorCode::FileProtected;
    else if (isFull(above))
        code = ErrorCode::DiskFull;
    return fail(code, {above}, folder->errorString());
}

TemporaryFolder::TemporaryFolder(std::unique_ptr<QTemporaryDir> folder) : m_folder(std::move(folder)) {
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&&) noexcept = default;

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&&) noexcept = default;

TemporaryFolder::~TemporaryFolder() = default;

QString TemporaryFolder::filePath(const QString& name) const {
    return m_folder->filePath(name);
}

} // namespace yenile
