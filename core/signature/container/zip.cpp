// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/zip.h"

#include "core/signature/container/zip_layout.h"

#include <zip.h>

#include <algorithm>
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

bool addEntry(zip_t* archive, const ZipEntry& entry, const DosTime& time) {
    Source source(zip_source_buffer(archive, entry.content.constData(),
                                    static_cast<zip_uint64_t>(entry.content.size()), 0));
    if (!source)
        return false;
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

Result<ZipEntry> readEntry(zip_t* archive, zip_uint64_t index) {
    zip_stat_t status;
    const File file(zip_fopen_index(archive, index, 0));
    if (!file || zip_stat_index(archive, index, ZIP_FL_ENC_STRICT, &status) != 0)
        return damaged(archive);
    QByteArray content(static_cast<qsizetype>(status.size), Qt::Uninitialized);
    char beyond = 0;
    // The checksum is compared at the end, and the end is seen only by who reads on.
    if (zip_fread(file.get(), content.data(), status.size) != content.size() ||
        zip_fread(file.get(), &beyond, 1) != 0)
        return damaged(archive);
    return ZipEntry{QString::fromUtf8(status.name), content};
}

} // namespace

const ZipEntry* findEntry(const std::vector<ZipEntry>& entries, const QString& name) {
    const auto found = std::ranges::find(entries, name, &ZipEntry::name);
    return found == entries.end() ? nullptr : &*found;
}

Result<QByteArray> zipped(const std::vector<ZipEntry>& entries, const QDateTime& time) {
    const Source target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    Archive archive = openOver(target.get(), ZIP_CREATE | ZIP_TRUNCATE);
    if (!archive)
        return fail(ErrorCode::Internal);
    for (const ZipEntry& entry : entries)
        if (!addEntry(archive.get(), entry, dosTime(time)))
            return fail(ErrorCode::Internal, {}, QString::fromUtf8(zip_strerror(archive.get())));
    if (zip_close(archive.get()) != 0)
        return fail(ErrorCode::Internal, {}, QString::fromUtf8(zip_strerror(archive.get())));
    (void)archive.release(); // zip_close freed it
    Result<QByteArray> content = contentOf(target.get());
    if (content)
        if (const Result<void> layout = checkZipLayout(*content); !layout)
            return failure(layout);
    return content;
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
    if (const Result<void> layout = checkZipLayout(archive); !layout)
        return failure(layout);
    const Source source(
        zip_source_buffer_create(archive.data(), static_cast<zip_uint64_t>(archive.size()), 0, nullptr));
    const Archive opened = source ? openOver(source.get(), ZIP_RDONLY | ZIP_CHECKCONS) : nullptr;
    if (!opened)
        return fail(ErrorCode::ContainerDamaged);
    std::vector<ZipEntry> entries;
    for (zip_int64_t i = 0; i < zip_get_num_entries(opened.get(), 0); ++i) {
        Result<ZipEntry> entry = readEntry(opened.get(), static_cast<zip_uint64_t>(i));
        if (!entry)
            return failure(entry);
        if (!entry->name.endsWith(u'/'))
            entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace yenile::signature
