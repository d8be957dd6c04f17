// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/mapped_file.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include <sys/mman.h>
#include <unistd.h>

using namespace yenile;

namespace {

constexpr qsizetype size = (qsizetype{24} << 20) + 5;
constexpr qint64 hugePages = qint64{4} << 20; // two of them: a piece may lie across

struct LargeFile {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("large"));
    QByteArray content{size, 'x'};
    LargeFile() {
        content[size - 1] = 'y';
        REQUIRE(writeFile(path, content));
    }
};

/// Bytes of a mapping that are this program's memory now.
qint64 resident(QByteArrayView mapped) {
    const QByteArray first = QByteArray::number(reinterpret_cast<quintptr>(mapped.data()), 16) + '-';
    QFile file(QStringLiteral("/proc/self/smaps"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    bool isIt = false;
    for (const QByteArray& line : file.readAll().split('\n')) {
        isIt = isIt || line.startsWith(first);
        if (isIt && line.startsWith("Rss:"))
            return line.mid(4).trimmed().chopped(3).toLongLong() * 1024;
    }
    FAIL("no such mapping");
    return 0;
}

qint64 sum(QByteArrayView bytes) {
    qint64 all = 0;
    for (const char each : bytes)
        all += each;
    return all;
}

} // namespace

TEST_CASE("a large file that is read in pieces needs the memory of one piece") {
    const LargeFile file;
    const auto mapped = MappedFile::open(file.path);
    REQUIRE(mapped);
    const QByteArrayView bytes = mapped->bytes();
    CHECK(sum(bytes) == sum(file.content)); // reads all of it
    CHECK(resident(bytes) >= size);
    MappedPages::giveBack(bytes);
    qint64 most = 0;
    qint64 all = 0;
    readInPieces(bytes, [&](QByteArrayView piece) {
        all += sum(piece);
        most = std::max(most, resident(bytes));
    });
    CHECK(most <= hugePages);
    CHECK(all == sum(file.content));
    CHECK(resident(bytes) == 0);
    CHECK(bytes == file.content); // nothing is lost by it
}

TEST_CASE("nothing is left over of pieces that begin anywhere") {
    const LargeFile file;
    const auto mapped = MappedFile::open(file.path);
    REQUIRE(mapped);
    const QByteArrayView bytes = mapped->bytes();
    constexpr qsizetype piece = 123'457;
    qsizetype at = 0;
    for (; at + piece < size; at += piece) {
        CHECK(sum(bytes.sliced(at, piece)) != 0); // reads it
        MappedPages::giveBack(bytes.sliced(at, piece));
    }
    CHECK(resident(bytes) <= hugePages);
}

TEST_CASE("memory that is no mapped file's is never given back") {
    QByteArray heap(size, 'h');
    MappedPages::giveBack(heap);
    CHECK(heap == QByteArray(size, 'h'));
    // Behind a mapping's end there may be something else's.
    const LargeFile file;
    const auto mapped = MappedFile::open(file.path);
    REQUIRE(mapped);
    CHECK(sum(mapped->bytes()) == sum(file.content));
    MappedPages::giveBack({mapped->bytes().data(), mapped->bytes().size() + 1});
    CHECK(resident(mapped->bytes()) >= size);
}

TEST_CASE("what was mapped once is forgotten when it is closed") {
    const LargeFile file;
    auto mapped = MappedFile::open(file.path);
    REQUIRE(mapped);
    const auto place = reinterpret_cast<quintptr>(mapped->bytes().data());
    mapped->close();
    // Other memory may come to the same place.
    void* const other = mmap(reinterpret_cast<void*>(place), size, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    REQUIRE(other != MAP_FAILED);
    auto* const bytes = static_cast<char*>(other);
    std::fill_n(bytes, size, 'o');
    MappedPages::giveBack({bytes, size});
    CHECK(sum({bytes, size}) == size * 'o');
    munmap(other, size);
}
