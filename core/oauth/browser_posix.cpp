// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oauth/browser.h"

#include <QProcess>

namespace yenile::oauth {

using namespace Qt::StringLiterals;

// Without a desktop xdg-open would start a browser for terminals in the one where somebody works.
bool openInBrowser(const QUrl& address) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return false;
    QProcess program;
    program.setProgram(u"xdg-open"_s);
    program.setArguments({address.toString(QUrl::FullyEncoded)});
    program.setStandardInputFile(QProcess::nullDevice());
    program.setStandardOutputFile(QProcess::nullDevice());
    program.setStandardErrorFile(QProcess::nullDevice());
    return program.startDetached();
}

} // namespace yenile::oauth
