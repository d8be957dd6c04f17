// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/write_all.h"

#include <unistd.h>

#include <cerrno>

namespace yenile::process {

bool writeAll(int file, QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const ssize_t count = write(file, bytes.data(), static_cast<size_t>(bytes.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes = bytes.sliced(count);
    }
    return true;
}

} // namespace yenile::process
