// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulty_driver_system.h"

#include <windows.h>

#include <string.h>

/* softhsm2.dll lies beside this DLL. */
Function softHsmEntry(void) {
    HMODULE self = NULL;
    char path[MAX_PATH];
    if (!GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS |
                                GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                            (const char*)softHsmEntry, &self) ||
        GetModuleFileNameA(self, path, sizeof path - 16) == 0)
        return NULL;
    char* const name = strrchr(path, '\\');
    if (!name)
        return NULL;
    strcpy(name + 1, "softhsm2.dll");
    const HMODULE library =
        LoadLibraryExA(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    return library ? (Function)(void*)GetProcAddress(library, "C_GetFunctionList") : NULL;
}

int makeFile(const char* path) {
    const HANDLE file = CreateFileA(path, GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 0;
    CloseHandle(file);
    return 1;
}

void pauseFor(unsigned long milliseconds) {
    Sleep(milliseconds);
}

void crash(void) {
    RaiseException(EXCEPTION_ACCESS_VIOLATION, EXCEPTION_NONCONTINUABLE, 0, NULL);
}

void exitAtOnce(void) {
    TerminateProcess(GetCurrentProcess(), 0);
}

void killThis(void) {
    TerminateProcess(GetCurrentProcess(), 9);
}

/* Not needed: the runs that end clients are Linux's. */
void killParent(void) {
}
