// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// A shared library that is loaded at run time. Used by the gate and by the helper, so it does not use Qt.
namespace yenile::pkcs11::gate {

/// The prefix of absolute paths. Only absolute paths are loaded.
[[nodiscard]] bool isAbsolute(const char* path);

/// Loads it, and its dependencies from its own folder and the system's. Null: lastLoadProblem() has the
/// reason.
[[nodiscard]] void* openLibrary(const char* path);
[[nodiscard]] std::string lastLoadProblem();
/// Null if it has no function of that name.
[[nodiscard]] void* symbolOf(void* library, const char* name);
void closeLibrary(void* library);

} // namespace yenile::pkcs11::gate
