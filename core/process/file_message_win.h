// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Private to this folder.
namespace yenile::process {

/// An open file goes over the wire beside the frames, as a handle that was duplicated into the other process.
struct FileMessage {
    quintptr section; ///< HANDLE, good in the process that receives it
    qint64 size;      ///< bytes
};

} // namespace yenile::process
