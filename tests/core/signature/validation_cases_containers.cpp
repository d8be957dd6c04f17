// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/zip.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/revocation_made.h"
#include "tests/core/signature/validation_cases.h"

#include <QtEndian>

#include <stdexcept>

/// What archives of other programs may have, and what was done to signed containers.
namespace yenile::tests {

using namespace yenile::signature;
using namespace Qt::StringLiterals;
using namespace verdicts;

namespace {

using Entries = std::vector<ZipEntry>;

constexpr auto broken = "ContainerDamaged";
constexpr qsizetype endSize = 22; // of the record at the end, without a comment
constexpr qsizetype entriesHere = 8;
constexpr qsizetype entriesInAll = 10;
constexpr qsizetype directorySize = 12;
constexpr qsizetype directoryOffset = 16;
constexpr qsizetype entryComment = 32; // in a record of the directory: the comment's length

QByteArray container(const Workshop& s) {
    (void)s.bench.write(u"notes.txt"_s, "Merhaba\n");
    if (!s.bench.createContainer(u"c.asice"_s, *s.signer, {u"notes.txt"_s}))
        throw std::runtime_error("cannot be signed");
    return s.bench.read(u"c.asice"_s);
}

template <typename Number>
void raise(QByteArray& bytes, qsizetype at, qsizetype by) {
    qToLittleEndian(static_cast<Number>(qFromLittleEndian<Number>(bytes.constData() + at) + by),
                    bytes.data() + at);
}

QByteArray withComment(QByteArray archive, const QByteArray& comment) {
    raise<quint16>(archive, archive.size() - 2, comment.size());
    return archive + comment;
}

QByteArray withCommentOfEntry(QByteArray archive, const QByteArray& comment) {
    const qsizetype end = archive.size() - endSize;
    raise<quint16>(archive, archive.lastIndexOf("PK\1\2") + entryComment, comment.size());
    raise<quint32>(archive, end + directorySize, comment.size());
    return archive.insert(end, comment);
}

/// With a folder of that name, of which the archive says that it is deflated to `packed`, and empty.
QByteArray withFolder(QByteArray archive, const QByteArray& name, const QByteArray& packed) {
    const auto little = [](auto number) {
        QByteArray bytes(sizeof number, Qt::Uninitialized);
        qToLittleEndian(number, bytes.data());
        return bytes;
    };
    constexpr quint16 deflated = 8;
    const QByteArray description = little(quint16{20}) + little(quint16{0}) + little(deflated) +
                                   little(quint32{0}) + little(quint32{0}) +
                                   little(static_cast<quint32>(packed.size())) + little(quint32{0}) +
                                   little(static_cast<quint16>(name.size())) + little(quint16{0});
    const QByteArray file = "PK\3\4" + description + name + packed;
    qsizetype end = archive.size() - endSize;
    const auto directory = qFromLittleEndian<quint32>(archive.constData() + end + directoryOffset);
    const QByteArray record = "PK\1\2" + little(quint16{20}) + description + QByteArray(6, '\0') +
                              little(quint32{0x10}) + little(directory) + name;
    archive.insert(directory, file);
    end += file.size();
    raise<quint16>(archive, end + entriesHere, 1);
    raise<quint16>(archive, end + entriesInAll, 1);
    raise<quint32>(archive, end + directorySize, record.size());
    raise<quint32>(archive, end + directoryOffset, file.size());
    return archive.insert(end, record);
}

QByteArray withEntries(const Workshop& s, const std::function<void(Entries&)>& change) {
    auto entries = unzipped(container(s));
    if (!entries)
        throw std::runtime_error("no container");
    change(*entries);
    return *zipped(*entries, QDateTime::currentDateTimeUtc());
}

ZipEntry& member(Entries& entries, const QString& name) {
    for (ZipEntry& entry : entries)
        if (entry.name == name)
            return entry;
    throw std::runtime_error("no such member");
}

/// In the signature: an answer that the signer's certificate is revoked, of somebody whom nobody put in
/// charge.
void addAnswerOfStranger(const Workshop& s, QByteArray& cms) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QByteArray answer =
        make(MadeResponse{now, now.addDays(1), now.addDays(-1)}, s.signer->certificate(),
             s.bench.ca().issuer().certificate, TestCa(u"Other"_s).issueOcsp());
    cms = withValidationData(cms, {}, {{answer}, {}}).value();
}

} // namespace

std::vector<ValidationCase> containerCases() {
    const QByteArray emptyDeflated = QByteArray::fromHex("0300");
    return {
        {"container: untouched", container, passed},
        {"container: a comment", [](const Workshop& s) { return withComment(container(s), "made by hand"); },
         passed},
        {"container: a comment of an entry",
         [](const Workshop& s) { return withCommentOfEntry(container(s), "of one entry"); }, passed},
        {"container: a deflated folder",
         [=](const Workshop& s) { return withFolder(container(s), "META-INF/", emptyDeflated); }, passed},
        {"container: an answer of a stranger that the certificate is revoked",
         [](const Workshop& s) {
             return withEntries(s, [&](Entries& entries) {
                 addAnswerOfStranger(s, member(entries, u"META-INF/signature001.p7s"_s).content);
             });
         },
         passed},
        {"container: a comment that is an archive",
         [](const Workshop& s) { return withComment(container(s), container(s)); }, broken},
        {"container: a comment of an entry with a record in it",
         [](const Workshop& s) { return withCommentOfEntry(container(s), "PK\1\2"); }, broken},
        {"container: a folder with something in it",
         [](const Workshop& s) { return withFolder(container(s), "META-INF/", "\x4b\x04\x00"); }, broken},
        {"container: bytes behind the end", [](const Workshop& s) { return container(s) + 'x'; }, broken},
        {"container: a member altered",
         [](const Workshop& s) {
             return withEntries(
                 s, [](Entries& entries) { member(entries, u"notes.txt"_s).content = "Elveda\n"; });
         },
         hash},
        {"container: a member more",
         [](const Workshop& s) {
             return withEntries(
                 s, [](Entries& entries) { entries.insert(entries.begin() + 1, {u"more.txt"_s, "x"}); });
         },
         "TOTAL-FAILED FORMAT_FAILURE"},
        {"container: a member less",
         [](const Workshop& s) {
             return withEntries(s, [](Entries& entries) {
                 std::erase_if(entries, [](const ZipEntry& entry) { return entry.name == u"notes.txt"; });
             });
         },
         "INDETERMINATE SIGNED_DATA_NOT_FOUND"},
        {"container: the manifest altered",
         [](const Workshop& s) {
             return withEntries(s, [](Entries& entries) {
                 member(entries, u"META-INF/ASiCManifest001.xml"_s)
                     .content.replace("octet-stream", "octet-str3am");
             });
         },
         hash},
    };
}

} // namespace yenile::tests
