#include "core/network/script_engine.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <dlfcn.h>
#include <link.h>

#include <cstring>
#endif

namespace yenile::network {

#ifdef Q_OS_LINUX
namespace {

int keepWhereEngine(dl_phdr_info* library, size_t /*size*/, void* /*unused*/) {
    if (std::strstr(library->dlpi_name, "javascriptcoregtk"))
        (void)::dlopen(library->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    return 0;
}

} // namespace

void keepScriptEngine() {
    ::dl_iterate_phdr(&keepWhereEngine, nullptr);
}
#else
void keepScriptEngine() {
}
#endif

} // namespace yenile::network
