// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <windows.h>

namespace yenile::tests {

/// Under wine some things cannot be tried: it keeps no access lists of files, and no limits of jobs.
inline bool isWine() {
    return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}

} // namespace yenile::tests
