// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "core/base/mapped_file.h"
#include "core/base/on_disk.h"
#include "core/base/owner_only.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <openssl/evp.h>

#include <memory>

namespace yenile {

namespace {

/// Devices and pipes; and what stands in /dev for a file that is open already, like /dev/stdout.
bool isWrittenThrough(const QFileInfo& target) {
    return target.absoluteFilePath().startsWith(QLatin1String("/dev/")) ||
           (target.exists() && !target.isFile() && !target.isDir());
}

Result<void> writeThrough(const QString& path, QByteArrayView content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered | QIODevice::ExistingOnly) ||
        file.write(content.data(), content.size()) != content.size())
        return notWritten(path, file);
    return {};
}

/// And those on the way that are not there; those that are there stay as they are.
void makeFolder(const QString& path, FileAccess access) {
    if (access == FileAccess::Default) {
        QDir().mkpath(path);
        return;
    }
    const QFileInfo folder(path);
    if (folder.exists() || folder.absolutePath() == path)
        return;
    makeFolder(folder.absolutePath(), access);
    makeFolderForOwner(path);
}

} // namespace

std::unexpected<Error> notWritten(const QString& path, const QFileDevice& file) {
    const QFileInfo target(path);
    ErrorCode code = ErrorCode::FileNotWritable;
    if (target.isDir())
        code = ErrorCode::FileIsFolder;
    else if (file.error() == QFileDevice::ResourceError)
        code = ErrorCode::DiskFull;
    else if (!checkWritable(path))
        code = ErrorCode::FileProtected;
    else if (isFull(target.absolutePath()))
        code = ErrorCode::DiskFull;
    return fail(code, {path}, file.errorString());
}

Result<QByteArray> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {path}, file.errorString());
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::FileNotReadable, {path}, file.errorString());
    return content;
}

Result<void> writeFile(const QString& path, QByteArrayView content, FileAccess access) {
    const QFileInfo target(path);
    if (isWrittenThrough(target))
        return writeThrough(path, content);
    makeFolder(target.absolutePath(), access);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file);
    // Before the first byte, so that nobody else ever sees one.
    if (access == FileAccess::OwnerOnly && !restrictToOwner(file))
        return notWritten(path, file);
    // Qt 6.4 does not notice in commit() that the last 16 KiB found no room (QTBUG-75077).
    if (!writeInPieces(file, content) || !file.flush())
        return notWritten(path, file);
    if (const std::optional<ErrorCode> lost = bringToDisk(file))
        return fail(*lost, {path});
    return file.commit() ? Result<void>() : notWritten(path, file);
}

Result<void> checkWritable(const QString& path) {
    const QFileInfo target(path);
    if (target.isDir())
        return fail(ErrorCode::FileIsFolder, {path});
    QFileInfo folder(target.absolutePath());
    while (!folder.exists() && folder.absolutePath() != folder.filePath()) // made on the way
        folder.setFile(folder.absolutePath());
    const bool isProtected = target.exists() ? !target.isWritable() : folder.isDir() && !folder.isWritable();
    return isProtected ? fail(ErrorCode::FileProtected, {path}) : Result<void>();
}

bool isFull(const QString& folder) {
    return QFileInfo(folder).isDir() && QStorageInfo(folder).bytesAvailable() == 0;
}

bool isNotWritten(ErrorCode code) {
    return code == ErrorCode::FileNotWritable || code == ErrorCode::FileIsFolder ||
           code == ErrorCode::DiskFull || code == ErrorCode::FileProtected;
}

QString sha256Hex(QByteArrayView content) {
    // OpenSSL uses the processor's own instructions, Qt does not: bundles and documents are some megabytes.
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    readInPieces(content, [&](QByteArrayView piece) {
        EVP_DigestUpdate(context.get(), piece.data(), static_cast<size_t>(piece.size()));
    });
    QByteArray digest(EVP_MD_get_size(EVP_sha256()), Qt::Uninitialized);
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return QString::fromLatin1(digest.toHex());
}

} // namespace yenile
