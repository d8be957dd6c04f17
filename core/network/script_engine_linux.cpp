// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/script_engine.h"

#include <dlfcn.h>
#include <link.h>

#include <cstring>

namespace yenile::network {

namespace {

int pinIfEngine(dl_phdr_info* library, size_t /*size*/, void* /*unused*/) {
    if (std::strstr(library->dlpi_name, "javascriptcoregtk"))
        (void)::dlopen(library->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    return 0;
}

} // namespace

void pinScriptEngine() {
    ::dl_iterate_phdr(&pinIfEngine, nullptr);
}

} // namespace yenile::network
