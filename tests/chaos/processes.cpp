// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/processes.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yenile::tests {
namespace {

/// proc(5): "PID (NAME) STATE PARENT …", and the name may hold anything.
Process parse(const QByteArray& stat) {
    const qsizetype begin = stat.indexOf('(');
    const qsizetype end = stat.lastIndexOf(')');
    const QByteArrayList rest = stat.mid(end + 2).split(' ');
    if (begin < 0 || rest.size() < 2)
        return {};
    return {stat.first(begin).trimmed().toLongLong(), rest[1].toLongLong(),
            stat.sliced(begin + 1, end - begin - 1), rest[0] == "Z"};
}

QList<Process> all() {
    QList<Process> found;
    for (const QString& name :
         QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(name));
        if (file.open(QIODevice::ReadOnly)) // it may have gone
            found.append(parse(file.readAll()));
    }
    return found;
}

} // namespace

void adoptOrphans() {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

QList<Process> orphans(const QByteArrayList& names) {
    QList<Process> found;
    for (const Process& process : all()) {
        if (process.parent != getpid() || !names.contains(process.name))
            continue;
        if (process.hasEnded)
            waitpid(static_cast<pid_t>(process.id), nullptr, WNOHANG);
        else
            found.append(process);
    }
    return found;
}

QList<Process> descendants(const QList<qint64>& ancestors, const QByteArray& name) {
    const QList<Process> processes = all();
    QSet<qint64> family(ancestors.begin(), ancestors.end());
    for (qsizetype before = 0; before != family.size();) {
        before = family.size();
        for (const Process& process : processes)
            if (family.contains(process.parent))
                family.insert(process.id);
    }
    QList<Process> found;
    for (const Process& process : processes)
        if (process.name == name && !process.hasEnded && family.contains(process.id))
            found.append(process);
    std::ranges::sort(found, {}, &Process::id);
    return found;
}

void killProcess(qint64 id) {
    kill(static_cast<pid_t>(id), SIGKILL);
}

} // namespace yenile::tests
