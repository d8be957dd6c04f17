// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLoggingCategory>

/// The log: what happened and when, for the help desk. It is a file in the user's state folder. It holds
/// names of operations, codes and durations, and neither secrets nor personal data. Each folder of the
/// sources has a category, for example Q_LOGGING_CATEGORY(category, "yenile.service", QtFatalMsg) in
/// core/service. A category is silent until a program calls begin().
namespace yenile::log {

enum class Echo {
    Nowhere,
    StandardError,
    Journal ///< standard error as journald reads it (sd-daemon(3)): with a priority, without time and process
};

/// The log of a run.
struct Options {
    QString folder;                   ///< is made if it is missing; empty: no file
    Echo echo = Echo::Nowhere;        ///< where the lines go besides the file
    qint64 largest = qint64{1} << 20; ///< bytes of a file; a full one becomes yenile.log.1, and that one .2
    int older = 3;                    ///< older files that are kept
};

/// $XDG_STATE_HOME/yenile, by default ~/.local/state/yenile
[[nodiscard]] QString standardFolder();

/// Starts the log. Lines in the categories "yenile.…" are written to it from now on; the first line names the
/// program and this run. What other code logs through Qt goes where it went before. If the folder cannot be
/// written, there is no file.
void begin(const Options& options);

/// The newest file; empty before begin().
[[nodiscard]] QString file();

/// The last lines of the newest file, `count` at most.
[[nodiscard]] QStringList lastLines(int count);

/// Where a service writes its lines: to the journal if systemd started it, otherwise to standard error.
[[nodiscard]] Echo echoOfService();

/// Logs the code, its name and the technical cause. The arguments are left out because they may be personal.
void failure(const QLoggingCategory& category, const Error& error);

/// The text with "…" in place of long numbers and of what follows the host in an address, and with "~" in
/// place of the home folder. A safety net: callers should log none of these.
[[nodiscard]] QString redacted(QString text);

} // namespace yenile::log
