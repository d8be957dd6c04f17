// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

namespace yenile::ctl::descriptor {

bool read(int descriptor, char& byte) {
    return ::read(descriptor, &byte, 1) == 1;
}

void setCloseOnExec(int descriptor) {
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

} // namespace yenile::ctl::descriptor
