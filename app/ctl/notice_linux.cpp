// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/notice.h"

#include "core/process/module.h"

namespace yenile::ctl {

Result<bool> show(const Notice& notice, std::chrono::milliseconds patience) {
    const auto get = process::loadModule<Show*()>("yenilectl-notice.so", "yenile_notice");
    return get ? (*get)()(notice, patience) : failure(get);
}

} // namespace yenile::ctl
