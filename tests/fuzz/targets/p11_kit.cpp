// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/p11_kit.h"
#include "tests/fuzz/input_file.h"

#include <QDir>
#include <QTemporaryDir>

using namespace yenile;

/// p11-kit's configuration of modules.
YENILE_FUZZ_TARGET(p11_kit) {
    static const QTemporaryDir folder;
    static const QString system = folder.filePath(QStringLiteral("pkcs11.conf"));
    static const QString modules = folder.filePath(QStringLiteral("modules"));
    static const bool isMade = QDir().mkpath(modules);
    tests::mustHold(isMade);
    tests::writeInput(system, input);
    tests::writeInput(modules + QStringLiteral("/a.module"), input);
    (void)pkcs11::readP11Kit({.systemFile = system,
                              .userFile = system,
                              .packageFolder = modules,
                              .systemFolder = {},
                              .userFolder = modules,
                              .libraries = {modules}},
                             {QStringLiteral("yenile")});
}
