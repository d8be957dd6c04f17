// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// A shared library that is loaded while the program runs; of the gate and of the helper, so nothing of Qt.
namespace yenile::pkcs11::gate {

/// Where libraries lie that are told by an absolute path, and such ones alone are loaded.
[[nodiscard]] bool isAbsolute(const char* path);

/// With what it needs itself from its own folder and the system's. Null: lastLoadProblem() says why.
[[nodiscard]] void* openLibrary(const char* path);
[[nodiscard]] std::string lastLoadProblem();
/// Null where it has none of that name.
[[nodiscard]] void* symbolOf(void* library, const char* name);
void closeLibrary(void* library);

} // namespace yenile::pkcs11::gate
