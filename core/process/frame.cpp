// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/frame.h"

#include <QCborParserError>
#include <QCborValue>
#include <QtEndian>

namespace yenile::process {

QByteArray header(qsizetype size) {
    QByteArray bytes(headerSize, '\0');
    qToBigEndian(static_cast<quint32>(size), bytes.data());
    return bytes;
}

Result<qsizetype> sizeFrom(QByteArrayView header, qsizetype largest) {
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(header.data()));
    if (size > largest)
        return fail(ErrorCode::Internal, {}, QStringLiteral("frame of %1 bytes").arg(size));
    return size;
}

QByteArray encode(const QCborMap& map) {
    return map.toCborValue().toCbor();
}

Result<QCborMap> decode(const QByteArray& frame) {
    QCborParserError parsed;
    const QCborValue value = QCborValue::fromCbor(frame, &parsed);
    if (parsed.error != QCborError::NoError || parsed.offset != frame.size() || !value.isMap())
        return fail(ErrorCode::Internal, {}, QStringLiteral("frame is not a CBOR map"));
    return value.toMap();
}

} // namespace yenile::process
