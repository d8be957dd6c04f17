// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/content_range.h"

#include <QRegularExpression>

namespace yenile::registration {

std::optional<ContentRange> readContentRange(const QByteArray& field) {
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        QStringLiteral("bytes ([0-9]{1,15})-([0-9]{1,15})/([0-9]{1,15})")));
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(field));
    const qint64 first = match.captured(1).toLongLong();
    const qint64 last = match.captured(2).toLongLong();
    const qint64 size = match.captured(3).toLongLong();
    if (!match.hasMatch() || first > last || last + 1 != size)
        return std::nullopt;
    return ContentRange{first, size};
}

QString sha256Of(const QByteArray& digestField) {
    for (const QByteArray& member : digestField.split(',')) {
        const QByteArray field = member.trimmed();
        if (!field.startsWith("sha-256=:") || !field.endsWith(':') || field.size() < 11)
            continue;
        const QByteArray digest = QByteArray::fromBase64(field.sliced(9).chopped(1));
        return digest.size() == 32 ? QString::fromLatin1(digest.toHex()) : QString();
    }
    return {};
}

} // namespace yenile::registration
