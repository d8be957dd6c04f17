// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/provider/jwt.h"

#include <QJsonDocument>

namespace yenile::registration {

Result<Jwt> Jwt::parse(const QByteArray& text) {
    const auto wrong = [] { return fail(ErrorCode::ProviderLoginFailed, {}, QStringLiteral("no JWT")); };
    const QByteArrayList parts = text.split('.');
    if (parts.size() != 3)
        return wrong();
    const auto head = fromBase64Url(parts[0]);
    const auto payload = fromBase64Url(parts[1]);
    const auto signature = fromBase64Url(parts[2]);
    if (!head || !payload || !signature)
        return wrong();
    const QJsonObject header = QJsonDocument::fromJson(*head).object();
    const QJsonDocument claims = QJsonDocument::fromJson(*payload);
    if (!claims.isObject() || header.contains(u"crit"))
        return wrong();
    return Jwt{header.value(u"alg").toString(), header.value(u"kid").toString(), claims.object(),
               parts[0] + '.' + parts[1], *signature};
}

std::optional<QByteArray> fromBase64Url(const QByteArray& text) {
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                 QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

} // namespace yenile::registration
