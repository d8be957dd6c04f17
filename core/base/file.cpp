#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <openssl/sha.h>

namespace yenile {

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
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileNotWritable, {path}, file.errorString());
    // Before the first byte, so that nobody else ever sees one.
    if (access == FileAccess::OwnerOnly && !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::FileNotWritable, {path}, file.errorString());
    if (file.write(content.data(), content.size()) != content.size() || !file.commit())
        return fail(ErrorCode::FileNotWritable, {path}, file.errorString());
    return {};
}

QString sha256Hex(QByteArrayView content) {
    // OpenSSL uses the processor's own instructions, Qt does not: bundles and documents are some megabytes.
    QByteArray digest(SHA256_DIGEST_LENGTH, Qt::Uninitialized);
    SHA256(reinterpret_cast<const unsigned char*>(content.data()), static_cast<size_t>(content.size()),
           reinterpret_cast<unsigned char*>(digest.data()));
    return QString::fromLatin1(digest.toHex());
}

} // namespace yenile
