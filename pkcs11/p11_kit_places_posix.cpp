// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/p11_kit.h"

#include <QDir>
#include <QStandardPaths>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

P11KitPlaces P11KitPlaces::standard() {
    P11KitPlaces places{.systemFile = u"/etc/pkcs11/pkcs11.conf"_s,
                        .userFile = {},
                        .packageFolder = u"/usr/share/p11-kit/modules"_s,
                        .systemFolder = u"/etc/pkcs11/modules"_s,
                        .userFolder = {},
                        .libraries = {u"/usr/lib/x86_64-linux-gnu/pkcs11"_s,
                                      u"/usr/lib/aarch64-linux-gnu/pkcs11"_s, u"/usr/lib64/pkcs11"_s,
                                      u"/usr/lib/pkcs11"_s}};
    if (getuid() != 0 && !qEnvironmentVariableIsSet("P11_KIT_NO_USER_CONFIG")) {
        const QDir user(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
        places.userFile = user.filePath(u"pkcs11/pkcs11.conf"_s);
        places.userFolder = user.filePath(u"pkcs11/modules"_s);
    }
    return places;
}

} // namespace yenile::pkcs11
