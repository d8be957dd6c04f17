// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softhsm.h"

#include <QFileInfo>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace yenile::tests {

QString SoftHsmToken::driver() {
    for (const QString& path :
         {u"/usr/lib/softhsm/libsofthsm2.so"_s, u"/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"_s,
          u"/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"_s}) {
        if (QFileInfo::exists(path))
            return QFileInfo(path).canonicalFilePath();
    }
    throw std::runtime_error("SoftHSM2 is not installed");
}

QString SoftHsmToken::driverOfTools() {
    return driver();
}

} // namespace yenile::tests
