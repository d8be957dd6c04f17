// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/on_disk.h"

#include <windows.h>

#include <io.h>

namespace yenile {

std::optional<ErrorCode> bringToDisk(QFileDevice& file) {
    if (FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()))) != 0)
        return {};
    switch (GetLastError()) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return ErrorCode::DiskFull;
    case ERROR_INVALID_FUNCTION:
    case ERROR_NOT_SUPPORTED:
        return {}; // a file system that cannot be waited for
    default:
        return ErrorCode::FileNotWritable;
    }
}

} // namespace yenile
