// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"
#include "tests/fuzz/input_file.h"

#include <QTemporaryDir>

using namespace yenile;

/// The administrator's policy and the user's settings.
YENILE_FUZZ_TARGET(settings_ini) {
    static const QTemporaryDir folder;
    static int number = 0; // QSettings remembers a file by its name
    const QString file = folder.filePath(QStringLiteral("%1.ini").arg(++number));
    tests::writeInput(file, input);
    const settings::Settings settings({file, file});
    (void)settings.check();
    for (const settings::Key key : settings::Settings::keys())
        (void)(settings.text(key).size() + settings.list(key).size());
    QFile::remove(file);
}
