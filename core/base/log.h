// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLoggingCategory>

/// What happened and when, for whoever is asked for help: a file in the user's state folder. No secret and
/// nothing personal is logged: names of operations, codes, durations. Each folder has a category, as
/// Q_LOGGING_CATEGORY(category, "yenile.service", QtFatalMsg) in core/service: silent until a program begins
/// its log.
namespace yenile::log {

enum class Echo {
    Nowhere,
    StandardError,
    Journal ///< standard error as journald reads it (sd-daemon(3)): with a priority, without time and process
};

/// The log of a run.
struct Options {
    QString folder;                   ///< is made where it is not there; empty: no file
    Echo echo = Echo::Nowhere;        ///< whether it goes there as well
    qint64 largest = qint64{1} << 20; ///< bytes of a file; then it becomes yenile.log.1, and that one .2
    int older = 3;                    ///< files that are kept besides the newest
};

/// $XDG_STATE_HOME/yenile, by default ~/.local/state/yenile
[[nodiscard]] QString standardFolder();

/// From now on what is logged in the categories "yenile.…" is written, and this run and its program first.
/// What others log through Qt goes where it went before. A folder that cannot be written costs the log alone.
void begin(const Options& options);

/// The newest file; empty before begin().
[[nodiscard]] QString file();

/// So many lines from the end of the newest file; fewer where it is younger.
[[nodiscard]] QStringList lastLines(int count);

/// Where a service says what happened: to the journal where systemd started it, else to standard error.
[[nodiscard]] Echo echoOfService();

/// The code, its name and the technical cause; the arguments may be personal.
void failure(const QLoggingCategory& category, const Error& error);

/// Long numbers, what follows the host in an address, and the name of the home folder, each as "…" or "~": a
/// net under whoever logs, who should not need it.
[[nodiscard]] QString redacted(QString text);

} // namespace yenile::log
