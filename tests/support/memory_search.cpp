// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_search.h"

#include "core/base/file.h"

#include <QDirIterator>
#include <QFile>

#include <unistd.h>

#include <cstring>
#include <thread>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace yenile::tests {

namespace {

struct Form {
    const char* name;
    QByteArray bytes;
};

std::vector<Form> formsOf(const QString& text) {
    return {{"UTF-8", text.toUtf8()},
            {"UTF-16", QByteArray(reinterpret_cast<const char*>(text.utf16()), 2 * text.size())}};
}

/// "55d0c0000000-55d0c0021000 rw-p 00000000 00:00 0   [heap]"
struct Region {
    qint64 begin = 0;
    qint64 end = 0;
    bool isWritable = false;
    QString name;

    explicit Region(const QString& line) {
        const QStringList parts = line.split(u' ', Qt::SkipEmptyParts);
        const QStringList bounds = parts.value(0).split(u'-');
        begin = bounds.value(0).toLongLong(nullptr, 16);
        end = bounds.value(1).toLongLong(nullptr, 16);
        isWritable = parts.value(1).startsWith(u"rw");
        name = parts.value(5, u"memory"_s);
    }
};

/// Begins and sizes of what there is: stacks of many threads are large, and hold next to nothing
/// (Documentation/admin-guide/mm/pagemap.rst).
std::vector<std::pair<qint64, qint64>> usedPartsOf(const Region& region, QFile& pages) {
    static const qint64 pageSize = sysconf(_SC_PAGESIZE);
    constexpr quint64 isPresent = 3ULL << 62; // in memory, or paged out
    std::vector<std::pair<qint64, qint64>> parts;
    if (!pages.seek(region.begin / pageSize * qint64{sizeof(quint64)}))
        return parts;
    const QByteArray entries = pages.read((region.end - region.begin) / pageSize * qint64{sizeof(quint64)});
    for (qint64 at = 0; at < entries.size() / qint64{sizeof(quint64)}; ++at) {
        quint64 entry = 0;
        std::memcpy(&entry, entries.constData() + at * qint64{sizeof entry}, sizeof entry);
        if ((entry & isPresent) == 0)
            continue;
        const qint64 begin = region.begin + at * pageSize;
        if (!parts.empty() && parts.back().first + parts.back().second == begin)
            parts.back().second += pageSize;
        else
            parts.emplace_back(begin, pageSize);
    }
    return parts;
}

} // namespace

QStringList placesInMemory(qint64 process, const QString& text) {
    QFile memory(u"/proc/%1/mem"_s.arg(process));
    QFile pages(u"/proc/%1/pagemap"_s.arg(process));
    const auto maps = readFile(u"/proc/%1/maps"_s.arg(process));
    if (!maps || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
        !pages.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        throw MemoryClosed("the memory of process " + std::to_string(process) + " is closed");
    QStringList places;
    for (const QString& line : QString::fromUtf8(*maps).split(u'\n', Qt::SkipEmptyParts)) {
        const Region region(line);
        if (!region.isWritable)
            continue;
        for (const auto& [begin, size] : usedPartsOf(region, pages)) {
            if (!memory.seek(begin))
                continue;
            const QByteArray content = memory.read(size);
            for (const auto& [form, bytes] : formsOf(text))
                for (qsizetype at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1))
                    places << u"%1 +%2 in %3"_s.arg(region.name)
                                  .arg(begin + at - region.begin)
                                  .arg(QLatin1StringView(form));
        }
    }
    return places;
}

QByteArrayList environmentOf(qint64 process) {
    QByteArrayList list;
    for (; list.isEmpty(); std::this_thread::yield()) {
        const auto variables = readFile(u"/proc/%1/environ"_s.arg(process));
        if (!variables)
            throw MemoryClosed("the variables of process " + std::to_string(process) + " are closed");
        list = variables->split('\0');
        list.removeAll(QByteArray());
    }
    return list;
}

QList<qint64> childrenOf(qint64 process) {
    QList<qint64> children;
    QDirIterator threads(u"/proc/%1/task"_s.arg(process), QDir::Dirs | QDir::NoDotAndDotDot);
    while (threads.hasNext()) {
        const auto list = readFile(threads.next() + u"/children"_s);
        for (const QByteArray& child : list.value_or(QByteArray()).split(' '))
            if (!child.trimmed().isEmpty())
                children << child.toLongLong();
    }
    return children;
}

QStringList filesWith(const QString& folder, const QString& text) {
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray content = readFile(files.next()).value_or(QByteArray());
        for (const Form& form : formsOf(text))
            if (content.contains(form.bytes))
                found << files.filePath();
    }
    return found;
}

} // namespace yenile::tests
