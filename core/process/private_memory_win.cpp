// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/private_memory.h"

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

namespace yenile::process {

namespace {

/// Everything for the system; for the owner no more than to ask how it goes, to wait and to end it. "OW"
/// takes the owner's right to change that.
constexpr auto access = L"D:P(A;;0x1fffff;;;SY)(A;;0x101001;;;OW)";

void setAccess() {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(access, SDDL_REVISION_1, &descriptor, nullptr))
        return;
    SetKernelObjectSecurity(GetCurrentProcess(), DACL_SECURITY_INFORMATION, descriptor);
    LocalFree(descriptor);
}

} // namespace

void protectMemory() {
    // Without the dialog of a crash there is no report either, which would hold a copy of the memory.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    // Nor does code look into it that lies in the folder from which the program was called.
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    SetDllDirectoryW(L"");
    setAccess();
}

} // namespace yenile::process
