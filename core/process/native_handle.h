// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace yenile::process {

/// What the system knows an open file or a process by.
#ifdef Q_OS_WIN
using NativeHandle = void*; // a HANDLE
#else
using NativeHandle = int; // a descriptor, or the number of a process
#endif

} // namespace yenile::process
