// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>

namespace yenile::pkcs11 {

/// The environment variables that `yenile-token` gets: the user, the language, the display on which a driver
/// may ask, and the configuration of drivers and the smart card service. Nothing that makes the linker or Qt
/// load other code, except LD_LIBRARY_PATH, which some drivers need to find their libraries.
inline constexpr auto helperEnvironment = std::to_array<QByteArrayView>({"HOME",
                                                                         "USER",
                                                                         "LOGNAME",
                                                                         "PATH",
                                                                         "TMPDIR",
                                                                         "TZ",
                                                                         "LANG",
                                                                         "LANGUAGE",
                                                                         "LC_*",
                                                                         "XDG_*",
                                                                         "DISPLAY",
                                                                         "WAYLAND_DISPLAY",
                                                                         "XAUTHORITY",
                                                                         "DBUS_SESSION_BUS_ADDRESS",
                                                                         "LD_LIBRARY_PATH",
                                                                         "PCSCLITE_*",
                                                                         "P11_KIT_*",
                                                                         "OPENSC_*",
                                                                         "SOFTHSM2_CONF",
                                                                         "GNOME_KEYRING_*",
                                                                         "NSS_*",
                                                                         "OPENCRYPTOKI_*",
                                                                         "TPM2_*",
                                                                         "TSS2_*",
                                                                         "YKCS11_*",
                                                                         "YUBIHSM_*",
                                                                         "YENILE_*",
                                                                         "ASAN_OPTIONS",
                                                                         "LSAN_OPTIONS",
                                                                         "UBSAN_OPTIONS",
                                                                         "TSAN_OPTIONS"});

} // namespace yenile::pkcs11
