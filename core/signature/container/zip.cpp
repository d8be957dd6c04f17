// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/zip.h"

#include "core/base/mapped_file.h"
#include "core/signature/container/zip_layout.h"

#include <QDir>
#include <QFileInfo>

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace yenile::signature {

namespace {

template <auto Function>
struct FreedBy {
    template <typename T>
    void operator()(T* handle) const {
        Function(handle);
    }
};
using Source = std::unique_ptr<zip_source_t, FreedBy<zip_source_free>>;
using Archive = std::unique_ptr<zip_t, FreedBy<zip_discard>>;
using File = std::unique_ptr<zip_file_t, FreedBy<zip_fclose>>;

/// The archive over a source, which it shares.
Archive openOver(zip_source_t* source, int flags) {
    zip_source_keep(source); // for the archive, which frees its own share
    Archive archive(zip_open_from_source(source, flags, nullptr));
    if (!archive)
        zip_source_free(source);
    return archive;
}

constexpr zip_uint32_t plainFile = 0100644U << 16;

struct DosTime {
    quint16 time;
    quint16 date;
};

DosTime dosTime(const QDateTime& when) {
    const QDateTime utc = when.toUTC();
    const QDate date = utc.date();
    const QTime time = utc.time();
    return {static_cast<quint16>(time.hour() << 11 | time.minute() << 5 | time.second() / 2),
            static_cast<quint16>((date.year() - 1980) << 9 | date.month() << 5 | date.day())};
}

/// A content from which an archive is made.
struct Content {
    QByteArrayView whole;
    QByteArrayView rest = whole;
};

zip_int64_t take(Content& content, char* to, zip_uint64_t size) {
    const QByteArrayView piece =
        content.rest.first(std::min(static_cast<qsizetype>(size), content.rest.size()));
    std::ranges::copy(piece, to);
    MappedPages::giveBack(piece);
    content.rest = content.rest.sliced(piece.size());
    return piece.size();
}

/// What libzip asks of a source (zip_source_function(3)). Its own source for memory would leave all of a
/// mapped file in this program's memory.
zip_int64_t answer(void* state, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto* const content = static_cast<Content*>(state);
    switch (command) {
    case ZIP_SOURCE_OPEN:
        content->rest = content->whole;
        return 0;
    case ZIP_SOURCE_READ:
        return take(*content, static_cast<char*>(data), size);
    case ZIP_SOURCE_STAT: {
        auto* const status = static_cast<zip_stat_t*>(data);
        zip_stat_init(status);
        status->valid = ZIP_STAT_SIZE;
        status->size = static_cast<zip_uint64_t>(content->whole.size());
        return sizeof *status;
    }
    case ZIP_SOURCE_FREE:
        delete content;
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default: // nothing is to be done
        return 0;
    }
}

bool addEntry(zip_t* archive, const ZipEntry& entry, const DosTime& time) {
    auto content = std::make_unique<Content>(Content{entry.content});
    Source source(zip_source_function(archive, &answer, content.get()));
    if (!source)
        return false;
    (void)content.release(); // the source's from here on
    const zip_int64_t added =
        zip_file_add(archive, entry.name.toUtf8().constData(), source.get(), ZIP_FL_ENC_UTF_8);
    if (added < 0)
        return false;
    (void)source.release(); // the archive's from here on
    const auto index = static_cast<zip_uint64_t>(added);
    return zip_set_file_compression(archive, index, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, index, time.time, time.date, 0) == 0 &&
           zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, plainFile) == 0;
}

std::unexpected<Error> notMade(zip_t* archive) {
    const bool isFull = zip_error_code_system(zip_get_error(archive)) == ENOSPC;
    return fail(isFull ? ErrorCode::DiskFull : ErrorCode::Internal, {},
                QString::fromUtf8(zip_strerror(archive)));
}

/// Makes the archive. Errors: DiskFull, Internal.
Result<void> fill(zip_source_t* target, const std::vector<ZipEntry>& entries, const QDateTime& time) {
    Archive archive = target != nullptr ? openOver(target, ZIP_CREATE | ZIP_TRUNCATE) : nullptr;
    if (!archive)
        return fail(ErrorCode::Internal);
    for (const ZipEntry& entry : entries)
        if (!addEntry(archive.get(), entry, dosTime(time)))
            return notMade(archive.get());
    if (zip_close(archive.get()) != 0)
        return notMade(archive.get());
    (void)archive.release(); // zip_close freed it
    return {};
}

Result<QByteArray> contentOf(zip_source_t* source) {
    zip_stat_t status;
    if (zip_source_stat(source, &status) != 0 || (status.valid & ZIP_STAT_SIZE) == 0 ||
        zip_source_open(source) != 0)
        return fail(ErrorCode::Internal);
    QByteArray content(static_cast<qsizetype>(status.size), Qt::Uninitialized);
    const zip_int64_t read = zip_source_read(source, content.data(), status.size);
    zip_source_close(source);
    if (read != content.size())
        return fail(ErrorCode::Internal);
    return content;
}

std::unexpected<Error> damaged(zip_t* archive) {
    return fail(ErrorCode::ContainerDamaged, {}, QString::fromUtf8(zip_strerror(archive)));
}

/// Whether the file has this content and no more. The checksum is compared at the end, and the end is seen
/// only by who reads on.
bool isContent(zip_file_t* file, QByteArrayView content) {
    QByteArray read(1 << 16, Qt::Uninitialized);
    bool same = true;
    readInPieces(content, [&](QByteArrayView piece) {
        while (same && !piece.isEmpty()) {
            const zip_int64_t size = zip_fread(file, read.data(), std::min(read.size(), piece.size()));
            same = size > 0 && piece.startsWith(QByteArrayView(read).first(size));
            piece = piece.sliced(same ? size : 0);
        }
    });
    return same && zip_fread(file, read.data(), 1) == 0;
}

/// What is stored is not copied.
Result<ZipEntry> readEntry(zip_t* archive, zip_uint64_t index, const ZipPlace& place) {
    zip_stat_t status;
    const File file(zip_fopen_index(archive, index, 0));
    if (!file || zip_stat_index(archive, index, ZIP_FL_ENC_STRICT, &status) != 0)
        return damaged(archive);
    const QString name = QString::fromUtf8(status.name);
    if (place.isStored) {
        if (!isContent(file.get(), place.packed))
            return damaged(archive);
        return ZipEntry{name, QByteArray::fromRawData(place.packed.data(), place.packed.size())};
    }
    QByteArray content(static_cast<qsizetype>(status.size), Qt::Uninitialized);
    char beyond = 0;
    if (zip_fread(file.get(), content.data(), status.size) != content.size() ||
        zip_fread(file.get(), &beyond, 1) != 0)
        return damaged(archive);
    return ZipEntry{name, content};
}

} // namespace

const ZipEntry* findEntry(const std::vector<ZipEntry>& entries, const QString& name) {
    const auto found = std::ranges::find(entries, name, &ZipEntry::name);
    return found == entries.end() ? nullptr : &*found;
}

Result<QByteArray> zipped(const std::vector<ZipEntry>& entries, const QDateTime& time) {
    const Source target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (const Result<void> filled = fill(target.get(), entries, time); !filled)
        return failure(filled);
    Result<QByteArray> content = contentOf(target.get());
    if (content)
        if (const auto layout = checkZipLayout(*content); !layout)
            return failure(layout);
    return content;
}

Result<void> writeZip(const QString& path, const std::vector<ZipEntry>& entries, const QDateTime& time) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    // libzip takes names in UTF-8 on every system; it writes beside the file, and puts that in its place.
    const Source target(zip_source_file_create(path.toUtf8().constData(), 0, -1, nullptr));
    if (const Result<void> filled = fill(target.get(), entries, time); !filled)
        return fail(filled.error().code == ErrorCode::DiskFull ? ErrorCode::DiskFull
                                                               : ErrorCode::FileNotWritable,
                    {path}, filled.error().cause);
    const Result<MappedFile> written = MappedFile::open(path);
    const auto layout = written ? checkZipLayout(written->bytes()) : failure(written);
    return layout ? Result<void>() : failure(layout);
}

std::vector<QString> zippedNames(QByteArrayView archive, int most) {
    const Source source(
        zip_source_buffer_create(archive.data(), static_cast<zip_uint64_t>(archive.size()), 0, nullptr));
    const Archive opened = source ? openOver(source.get(), ZIP_RDONLY) : nullptr;
    std::vector<QString> names;
    if (!opened)
        return names;
    const zip_int64_t count = std::min<zip_int64_t>(zip_get_num_entries(opened.get(), 0), most);
    for (zip_int64_t i = 0; i < count; ++i)
        names.push_back(QString::fromUtf8(zip_get_name(opened.get(), static_cast<zip_uint64_t>(i), 0)));
    return names;
}

Result<std::vector<ZipEntry>> unzipped(QByteArrayView archive) {
    Result<std::vector<ZipEntry>> entries = unzippedInPlace(archive);
    if (entries)
        for (ZipEntry& entry : *entries)
            entry.content.detach();
    return entries;
}

Result<std::vector<ZipEntry>> unzippedInPlace(QByteArrayView archive) {
    const auto places = checkZipLayout(archive);
    if (!places)
        return failure(places);
    const Source source(
        zip_source_buffer_create(archive.data(), static_cast<zip_uint64_t>(archive.size()), 0, nullptr));
    const Archive opened = source ? openOver(source.get(), ZIP_RDONLY | ZIP_CHECKCONS) : nullptr;
    if (!opened || zip_get_num_entries(opened.get(), 0) != std::ssize(*places))
        return fail(ErrorCode::ContainerDamaged);
    std::vector<ZipEntry> entries;
    for (size_t i = 0; i < places->size(); ++i) {
        Result<ZipEntry> entry = readEntry(opened.get(), i, (*places)[i]);
        if (!entry)
            return failure(entry);
        if (!entry->name.endsWith(u'/'))
            entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace yenile::signature
