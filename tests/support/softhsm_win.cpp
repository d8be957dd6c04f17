// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softhsm.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace yenile::tests {

QString SoftHsmToken::driver() {
    return QCoreApplication::applicationDirPath() + u"/softhsm2.dll"_s;
}

/// Under wine the tools are those of Linux (tests/windows/linux_program.c), and see the same tokens.
QString SoftHsmToken::driverOfTools() {
    return u"/usr/lib/softhsm/libsofthsm2.so"_s;
}

} // namespace yenile::tests
