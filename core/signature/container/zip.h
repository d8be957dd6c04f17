// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <vector>

namespace yenile::signature {

struct ZipEntry {
    QString name;
    QByteArray content;
};

/// The entry with that name, or null.
[[nodiscard]] const ZipEntry* findEntry(const std::vector<ZipEntry>& entries, const QString& name);

/// A thousand files, and what belongs to their signatures.
constexpr int mostZipEntries = 1024;
constexpr qint64 mostUnpackedBytes = qint64{256} * 1024 * 1024;

/// A ZIP archive with the entries in their order, stored, without extra fields, all with that time (UTC).
[[nodiscard]] Result<QByteArray> zipped(const std::vector<ZipEntry>& entries, const QDateTime& time);

/// The same as a file, whole or not at all, of which nothing is held in memory. It is not on the disk yet
/// then: whoever keeps it writes it with writeFile(). Errors: DiskFull, FileNotWritable,
/// ContainerDamaged if the entries make no archive that unzipped() reads.
[[nodiscard]] Result<void> writeZip(const QString& path, const std::vector<ZipEntry>& entries,
                                    const QDateTime& time);

/// The names of at most so many entries, whatever is wrong with the archive. None if it has no directory.
[[nodiscard]] std::vector<QString> zippedNames(QByteArrayView archive, int most = 1000);

/// The entries of an archive that passes checkZipLayout(), without folders. Errors: ContainerDamaged.
[[nodiscard]] Result<std::vector<ZipEntry>> unzipped(QByteArrayView archive);

/// The same without a copy of what is stored: the archive must outlive the entries.
[[nodiscard]] Result<std::vector<ZipEntry>> unzippedInPlace(QByteArrayView archive);
Result<std::vector<ZipEntry>> unzippedInPlace(QByteArray&& archive) = delete;

} // namespace yenile::signature
