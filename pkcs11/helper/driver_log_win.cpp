// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/driver_log.h"

#include <windows.h>

#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>

namespace yenile::pkcs11::helper {

namespace {

constexpr long largestLog = 1 << 20;

} // namespace

// Nobody but the person, the administrators and the system may look into %LOCALAPPDATA%.
bool sendStandardErrorTo(const char* path) {
    const int log =
        _open(path, _O_WRONLY | _O_CREAT | _O_APPEND | _O_NOINHERIT | _O_TEXT, _S_IREAD | _S_IWRITE);
    if (log < 0)
        return false;
    if (_filelength(log) > largestLog)
        static_cast<void>(_chsize(log, 0));
    _dup2(log, _fileno(stderr));
    _close(log);
    SetStdHandle(STD_ERROR_HANDLE, reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(stderr))));
    return true;
}

} // namespace yenile::pkcs11::helper
