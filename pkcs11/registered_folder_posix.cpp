// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/registered_folder.h"

namespace yenile::pkcs11 {

QString registeredFolder(const RegisteredPlace&) {
    return {};
}

} // namespace yenile::pkcs11
