// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/zip.h"
#include "tests/core/signature/judges.h"

#include <QTimeZone>
#include <QtEndian>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const QDateTime someTime({2026, 3, 4}, {5, 6, 8}, QTimeZone::utc());

QByteArray sample() {
    return *zipped({{u"a.txt"_s, "aaaa"}, {u"ş/b.txt"_s, ""}}, someTime);
}

/// A folder zipped by Info-ZIP.
QByteArray infoZip(const Bench& bench, const QStringList& options, const QStringList& names) {
    (void)bench.write(u"in/a.txt"_s, QByteArray(2000, 'a'));
    (void)bench.write(u"in/META/b.txt"_s, "b");
    QStringList arguments{u"-c"_s, u"cd '%1' && zip -q %2 ../out.zip %3"_s.arg(
                                       bench.path(u"in"_s), options.join(u' '), names.join(u' '))};
    REQUIRE(run(u"sh"_s, arguments).exitCode == 0);
    return bench.read(u"out.zip"_s);
}

} // namespace

TEST_CASE("an archive comes back as it was written") {
    const auto entries = unzipped(sample());
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    CHECK(entries->at(0).name == u"a.txt");
    CHECK(entries->at(0).content == "aaaa");
    CHECK(entries->at(1).name == u"ş/b.txt");
    CHECK(entries->at(1).content.isEmpty());
}

TEST_CASE("what is stored in an archive can be read where it lies") {
    const QByteArray archive = sample();
    const auto entries = unzippedInPlace(archive);
    REQUIRE(entries);
    const QByteArrayView content = entries->at(0).content;
    CHECK(content == "aaaa");
    CHECK(content.data() > archive.constData());
    CHECK(content.data() + content.size() < archive.constData() + archive.size());
    const auto copied = unzipped(archive);
    REQUIRE(copied);
    CHECK(copied->at(0).content.constData() != content.data());
}

TEST_CASE("an archive is the same bytes in a file") {
    const Bench bench;
    const std::vector<ZipEntry> entries{{u"a.txt"_s, QByteArray(3'000'000, 'a')}, {u"ş/b.txt"_s, ""}};
    const QString file = bench.path(u"folder/ş.zip"_s);
    REQUIRE(writeZip(file, entries, someTime));
    CHECK(bench.read(u"folder/ş.zip"_s) == *zipped(entries, someTime));
    REQUIRE(writeZip(file, {{u"c"_s, "c"}}, someTime)); // in place of another one
    CHECK(unzipped(bench.read(u"folder/ş.zip"_s))->size() == 1);
    CHECK(writeZip(bench.path(u"."_s), entries, someTime).error().code == ErrorCode::FileNotWritable);
}

TEST_CASE("unzip agrees, and sees the time that was given") {
    const Bench bench;
    const QString file = bench.write(u"a.zip"_s, sample());
    CHECK(run(u"unzip"_s, {u"-t"_s, file}).exitCode == 0);
    CHECK(run(u"unzip"_s, {u"-l"_s, file}).output.contains(u"2026-03-04 05:06"_s));
}

TEST_CASE("archives of Info-ZIP are read, with and without its extra fields") {
    const Bench bench;
    const auto plain = unzipped(infoZip(bench, {u"-X"_s, u"-D"_s, u"-r"_s}, {u"."_s}));
    REQUIRE(plain);
    CHECK(plain->size() == 2);
    const auto full = unzipped(infoZip(bench, {u"-r"_s, u"-9"_s}, {u"META"_s}));
    INFO((full ? QString() : full.error().cause).toStdString());
    REQUIRE(full);
}

TEST_CASE("a change of any single byte of an archive is seen, or changes what is read") {
    const QByteArray archive = sample();
    const auto before = unzipped(archive);
    for (qsizetype i = 0; i < archive.size(); ++i)
        for (const int flip : {0x01, 0x20, 0x80}) {
            QByteArray changed = archive;
            changed[i] = static_cast<char>(changed[i] ^ flip);
            CAPTURE(i, flip);
            CHECK_FALSE(unzipped(changed));
        }
}

TEST_CASE("bytes before, behind or between the entries are refused") {
    const QByteArray archive = sample();
    CHECK_FALSE(unzipped("x" + archive));
    CHECK_FALSE(unzipped(archive + "x"));
    CHECK_FALSE(unzipped(archive + archive));
    for (qsizetype size = 0; size < archive.size(); ++size)
        CHECK_FALSE(unzipped(archive.first(size)));
}

TEST_CASE("names that lead elsewhere or stand twice are refused") {
    const auto outcome = [](const QString& first, const QString& second) {
        return zipped({{first, "1"}, {second, "2"}}, someTime).has_value();
    };
    CHECK(outcome(u"a"_s, u"b"_s));
    CHECK_FALSE(outcome(u"a"_s, u"a"_s));
    CHECK_FALSE(outcome(u"a"_s, u"A"_s));
    for (const QString& name : {u"../a"_s, u"/a"_s, u"a/../b"_s, u"a//b"_s, u"./a"_s, u"a\\b"_s, u"c:a"_s,
                                u"a\nb"_s, u".."_s, QString()})
        CHECK_FALSE(outcome(u"x"_s, name));
    // The same for an archive from elsewhere.
    QByteArray archive = *zipped({{u"xx/a"_s, "1"}, {u"b"_s, "2"}}, someTime);
    CHECK(unzipped(archive));
    CHECK_FALSE(unzipped(archive.replace("xx/a", "../a")));
}

TEST_CASE("too many entries and too much content are refused") {
    std::vector<ZipEntry> entries;
    for (int i = 0; i <= mostZipEntries; ++i)
        entries.push_back({QString::number(i), {}});
    CHECK_FALSE(zipped(entries, someTime));
    entries.pop_back();
    CHECK(zipped(entries, someTime));
    // A bomb: its directory says how large it becomes.
    const Bench bench;
    REQUIRE(run(u"sh"_s, {u"-c"_s, u"cd '%1' && head -c 300000000 /dev/zero > z && zip -q -X z.zip z"_s.arg(
                                       bench.path(QString()))})
                .exitCode == 0);
    CHECK_FALSE(unzipped(bench.read(u"z.zip"_s)));
}

namespace {

/// What an archive says of its one entry, and where.
struct Entry {
    quint16 madeBy = 0x0014; ///< version 2.0, on DOS: as Java has it
    quint32 attributes = 0;
    QByteArray centralExtra = {};
    QByteArray localExtra = {};
    bool sizesInExtra = false;
    QByteArray comment = {};
    QByteArray entryComment = {};
    bool isFolder = false; ///< deflated, as Java's and .NET's are
    QByteArray packed = "aaaa";
};

template <typename Number>
QByteArray little(Number number) {
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray archiveWith(const Entry& entry) {
    const QByteArray name = entry.isFolder ? "a/" : "a.txt";
    const auto size = static_cast<quint32>(entry.packed.size());
    const auto extra = [&](const QByteArray& own) {
        return entry.sizesInExtra ? little(quint16{1}) + little(quint16{16}) + little(quint64{size}) +
                                        little(quint64{size}) + own
                                  : own;
    };
    const auto description = [&](const QByteArray& more) {
        const quint32 told = entry.sizesInExtra ? 0xffffffff : size;
        return little(quint16{20}) + little(quint16{0}) + little(entry.isFolder ? quint16{8} : quint16{0}) +
               little(quint32{0}) + little(entry.isFolder ? quint32{0} : quint32{0xad98e545}) + little(told) +
               little(entry.isFolder ? quint32{0} : told) + little(static_cast<quint16>(name.size())) +
               little(static_cast<quint16>(more.size()));
    };
    const QByteArray local = extra(entry.localExtra);
    const QByteArray central = extra(entry.centralExtra);
    const QByteArray file = little(quint32{0x04034b50}) + description(local) + name + local + entry.packed;
    const QByteArray directory = little(quint32{0x02014b50}) + little(entry.madeBy) + description(central) +
                                 little(static_cast<quint16>(entry.entryComment.size())) +
                                 QByteArray(4, '\0') + little(entry.attributes) + little(quint32{0}) + name +
                                 central + entry.entryComment;
    return file + directory + little(quint32{0x06054b50}) + little(quint32{0}) + little(quint16{1}) +
           little(quint16{1}) + little(static_cast<quint32>(directory.size())) +
           little(static_cast<quint32>(file.size())) + little(static_cast<quint16>(entry.comment.size())) +
           entry.comment;
}

} // namespace

TEST_CASE("archives of other programs are read") {
    const QByteArray ntfsTimes = QByteArray::fromHex("0a002000") + QByteArray(32, '\1');
    for (const Entry& entry :
         std::vector<Entry>{{},                                                                // Java
                            {.madeBy = 0x003f, .attributes = 0x20, .centralExtra = ntfsTimes}, // 7-Zip
                            {.madeBy = 0x002d, .sizesInExtra = true},
                            {.madeBy = 0x0314, .attributes = 0x81a40000},
                            {.comment = "mimetype=application/vnd.etsi.asic-e+zip"},
                            {.comment = "made by hand"},
                            {.entryComment = "of one entry"}}) {
        const Bench bench;
        const QByteArray archive = archiveWith(entry);
        CHECK(run(u"unzip"_s, {u"-t"_s, bench.write(u"a.zip"_s, archive)}).exitCode == 0);
        const auto read = unzipped(archive);
        INFO((read ? QString() : read.error().cause).toStdString());
        REQUIRE(read);
        CHECK(read->at(0).content == "aaaa");
    }
}

TEST_CASE("a folder that was deflated is none of the entries") {
    const Entry folder{.attributes = 0x10, .isFolder = true, .packed = QByteArray::fromHex("0300")};
    const auto read = unzipped(archiveWith(folder));
    INFO((read ? QString() : read.error().cause).toStdString());
    REQUIRE(read);
    CHECK(read->empty());
    CHECK_FALSE(unzipped(archiveWith({.attributes = 0x10, .isFolder = true, .packed = "\x4b\x04\x00"})));
}

TEST_CASE("links, folders with content, unknown fields and comments with records are refused") {
    for (const Entry& entry : std::vector<Entry>{
             {.madeBy = 0x0314, .attributes = 0xa1ff0000}, // a symbolic link
             {.attributes = 0x10},                         // a folder, by DOS
             {.madeBy = 0x0714},                           // an Apple computer of old
             {.attributes = 0x81a40000},
             {.centralExtra = QByteArray::fromHex("99990000"), .localExtra = QByteArray::fromHex("99990000")},
             {.localExtra = QByteArray::fromHex("5554050001000000"
                                                "00")},
             {.comment = "see PK\x05\x06"},
             {.comment = archiveWith({})},
             {.entryComment = "PK"}})
        CHECK_FALSE(unzipped(archiveWith(entry)));
}
