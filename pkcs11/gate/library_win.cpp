// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/gate/library.h"

#include <windows.h>

#include <cctype>

namespace yenile::pkcs11::gate {

namespace {

std::wstring wide(const char* text) {
    std::wstring result(static_cast<size_t>(MultiByteToWideChar(CP_ACP, 0, text, -1, nullptr, 0)), L'\0');
    MultiByteToWideChar(CP_ACP, 0, text, -1, result.data(), static_cast<int>(result.size()));
    result.resize(result.empty() ? 0 : result.size() - 1); // the null at its end
    for (wchar_t& c : result) // the flags of LoadLibraryEx() want the system's own
        c = c == L'/' ? L'\\' : c;
    return result;
}

} // namespace

bool isAbsolute(const char* path) {
    return std::isalpha(static_cast<unsigned char>(path[0])) != 0 && path[1] == ':' &&
           (path[2] == '/' || path[2] == '\\');
}

void* openLibrary(const char* path) {
    return LoadLibraryExW(wide(path).c_str(), nullptr,
                          LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
}

std::string lastLoadProblem() {
    return "error " + std::to_string(GetLastError());
}

void* symbolOf(void* library, const char* name) {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}

void closeLibrary(void* library) {
    FreeLibrary(static_cast<HMODULE>(library));
}

} // namespace yenile::pkcs11::gate
