// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/driver_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yenile::pkcs11::helper {

namespace {

constexpr off_t largestLog = 1 << 20;

} // namespace

bool sendStandardErrorTo(const char* path) {
    const int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (log < 0)
        return false;
    struct stat state{};
    if (fstat(log, &state) == 0 && state.st_size > largestLog) {
        [[maybe_unused]] const int emptied = ftruncate(log, 0); // what cannot be emptied grows
    }
    dup2(log, STDERR_FILENO);
    close(log);
    return true;
}

} // namespace yenile::pkcs11::helper
