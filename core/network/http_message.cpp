// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http_message.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace yenile::network {

QByteArray HttpResponse::field(const char* name) const {
    const auto found = std::ranges::find_if(
        fields, [&](const auto& field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == fields.end() ? QByteArray() : found->second.trimmed();
}

bool HttpResponse::isOfType(QByteArrayView mediaType) const {
    const QByteArray type = field("Content-Type");
    return type.first(std::max<qsizetype>(type.indexOf(';'), 0) == 0 ? type.size() : type.indexOf(';'))
               .trimmed()
               .compare(mediaType, Qt::CaseInsensitive) == 0;
}

std::optional<QDateTime> HttpResponse::date() const {
    return httpDate(field("Date"));
}

std::optional<QDateTime> httpDate(const QByteArray& text) {
    const QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return {};
    return QDateTime(time.date(), time.time(), QTimeZone::utc());
}

} // namespace yenile::network
