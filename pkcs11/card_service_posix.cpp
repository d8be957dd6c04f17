// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/card_service.h"

namespace yenile::pkcs11 {

bool isAsleep(LONG /*value*/) {
    return false;
}

} // namespace yenile::pkcs11
