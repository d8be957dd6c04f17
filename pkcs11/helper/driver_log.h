// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::pkcs11::helper {

/// From now on what the driver prints goes to drivers.log in the folder of the log (core/base/log.h), which
/// only its owner can read: people at a terminal did not ask for it, and support may. It is begun anew when
/// it is large. With YENILE_TOKEN_LOG=1 in the environment, or where no such file can be had, standard error
/// stays.
void logDriverOutput(const char* driver);

/// Whether standard error is that file now.
[[nodiscard]] bool sendStandardErrorTo(const char* path);

} // namespace yenile::pkcs11::helper
