// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>

namespace yenile::tests {

/// A process as /proc shows it.
struct Process {
    qint64 id = 0;
    qint64 parent = 0;
    QByteArray name; ///< the first 15 bytes of the program's
    bool hasEnded = false;
};

/// Orphans of whatever this process starts become its own children from now on, instead of init's.
void adoptOrphans();
/// Those of these names that are this process's own children, and still run.
[[nodiscard]] QList<Process> orphans(const QByteArrayList& names);
/// Those of that name below one of these processes, the youngest last.
[[nodiscard]] QList<Process> descendants(const QList<qint64>& ancestors, const QByteArray& name);
void killProcess(qint64 id);

} // namespace yenile::tests
