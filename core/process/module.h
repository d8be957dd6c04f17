// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace yenile::process {

/// Loads a part of this program that only some of its work needs, with libraries that nothing else does. It
/// lies beside the program in the build tree, and in the libraries' folder once installed. Errors: Internal,
/// where it cannot be loaded.
[[nodiscard]] Result<void*> loadModule(const char* name, const char* symbol);

template <typename Function>
[[nodiscard]] Result<Function*> loadModule(const char* name, const char* symbol) {
    const Result<void*> address = loadModule(name, symbol);
    return address ? Result<Function*>(reinterpret_cast<Function*>(*address)) : failure(address);
}

} // namespace yenile::process
