// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::pkcs11::helper {

/// Sends the driver's output to drivers.log in the log folder (core/base/log.h), which only its owner can
/// read: it would disturb people at a terminal, and it helps support. A large file is begun anew. With
/// YENILE_TOKEN_LOG=1 in the environment, or if there can be no such file, standard error stays as it is.
void logDriverOutput(const char* driver);

/// Whether standard error is that file.
[[nodiscard]] bool sendStandardErrorTo(const char* path);

} // namespace yenile::pkcs11::helper
