// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/p11_kit.h"

namespace yenile::pkcs11 {

// Windows has no place for it that programs agree on.
P11KitPlaces P11KitPlaces::standard() {
    return {};
}

} // namespace yenile::pkcs11
