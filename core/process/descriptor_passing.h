// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// An open file goes over the wire beside the frames, with one byte of its own (SCM_RIGHTS, unix(7)).
namespace yenile::process {

/// False: not now (errno is EAGAIN or EINTR), or never.
[[nodiscard]] bool sendDescriptor(int socket, int descriptor);
/// Negative where none came.
[[nodiscard]] int receiveDescriptor(int socket);

} // namespace yenile::process
