// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/file_kind.h"

#include <QFile>

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr qsizetype beginningSize = 1024; // bytes

bool isAsn1(QByteArrayView content) {
    return content.startsWith('\x30');
}

/// A ContentInfo (RFC 5652, 3) begins with its type: id-signedData.
bool isCms(QByteArrayView beginning) {
    constexpr QByteArrayView signedData("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02");
    constexpr qsizetype longestHeader = 6; // tag and length
    const QByteArray der = decodedCms(beginning.toByteArray());
    const qsizetype type = der.indexOf(signedData);
    return isAsn1(der) && type > 0 && type <= longestHeader;
}

} // namespace

QByteArray decodedCms(const QByteArray& content) {
    if (isAsn1(content))
        return content;
    QByteArray text;
    for (const QByteArray& line : content.split('\n'))
        if (!line.startsWith("-----"))
            text += line.trimmed();
    return QByteArray::fromBase64(text);
}

Result<FileKind> fileKind(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {path}, file.errorString());
    return fileKind(file.peek(beginningSize), path);
}

Result<FileKind> fileKind(QByteArrayView content, const QString& name) {
    const QByteArrayView beginning = content.first(std::min(content.size(), beginningSize));
    if (beginning.startsWith("PK"))
        return FileKind::Container;
    if (beginning.contains("%PDF-"))
        return FileKind::Pdf;
    if (isCms(beginning))
        return FileKind::Cms;
    return fail(ErrorCode::FileDamaged, {name}, QStringLiteral("neither PDF nor container nor CMS"));
}

} // namespace yenile::signature
