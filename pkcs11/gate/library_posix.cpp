// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/gate/library.h"

#include <dlfcn.h>

namespace yenile::pkcs11::gate {

bool isAbsolute(const char* path) {
    return path[0] == '/';
}

void* openLibrary(const char* path) {
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

std::string lastLoadProblem() {
    const char* const problem = dlerror();
    return problem ? problem : "";
}

void* symbolOf(void* library, const char* name) {
    return dlsym(library, name);
}

void closeLibrary(void* library) {
    dlclose(library);
}

} // namespace yenile::pkcs11::gate
