// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>

namespace yenile::pkcs11 {

/// What of this program's environment `yenile-token` gets: what tells whose it is, in which language and on
/// which screen a driver may ask, and what drivers and the smart card service are configured by. Not what
/// makes the linker or Qt load code of somebody else's choice; but LD_LIBRARY_PATH, for some makers of
/// drivers want their libraries found with it.
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
