// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/on_disk.h"

#include <cerrno>
#include <unistd.h>

namespace yenile {

std::optional<ErrorCode> bringToDisk(QFileDevice& file) {
    while (fsync(file.handle()) != 0) {
        switch (errno) {
        case EINTR:
            continue;
        case ENOSPC:
        case EDQUOT:
            return ErrorCode::DiskFull;
        case EIO:
            return ErrorCode::FileNotWritable;
        default:
            return {}; // a file system that cannot be waited for
        }
    }
    return {};
}

} // namespace yenile
