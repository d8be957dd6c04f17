// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/descriptor.h"

#include <io.h>

namespace yenile::ctl::descriptor {

bool read(int descriptor, char& byte) {
    return _read(descriptor, &byte, 1) == 1;
}

// They get three handles and no others (core/process/child_process_win.cpp).
void setCloseOnExec(int /*descriptor*/) {
}

} // namespace yenile::ctl::descriptor
