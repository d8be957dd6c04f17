// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/openid_provider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yenile::service {

namespace {

QUrl secureAddress(const QJsonValue& value) {
    const QUrl address(value.toString(), QUrl::StrictMode);
    return address.scheme() == u"https" && !address.host().isEmpty() ? address : QUrl();
}

} // namespace

QUrl metadataAddress(const QString& issuer) {
    QUrl address = secureAddress(issuer);
    if (address.isEmpty() || address.hasQuery() || address.hasFragment() || !address.userInfo().isEmpty())
        return {};
    QString path = address.path();
    if (path.endsWith(u'/'))
        path.chop(1);
    address.setPath(path + QStringLiteral("/.well-known/openid-configuration"));
    return address;
}

Result<ProviderMetadata> readMetadata(const QByteArray& answer, const QString& issuer) {
    const auto wrong = [&](const QString& cause) {
        return fail(ErrorCode::ProviderLoginFailed, {issuer}, QStringLiteral("metadata: ") + cause);
    };
    const QJsonObject json = QJsonDocument::fromJson(answer).object();
    if (json.value(u"issuer").toString() != issuer)
        return wrong(QStringLiteral("of another issuer"));
    ProviderMetadata metadata{.authorizationEndpoint = secureAddress(json.value(u"authorization_endpoint")),
                              .tokenEndpoint = secureAddress(json.value(u"token_endpoint")),
                              .userInfoEndpoint = secureAddress(json.value(u"userinfo_endpoint")),
                              .keys = secureAddress(json.value(u"jwks_uri"))};
    if (metadata.authorizationEndpoint.isEmpty() || metadata.tokenEndpoint.isEmpty() ||
        metadata.keys.isEmpty())
        return wrong(QStringLiteral("an address is missing, or no https"));
    const QJsonValue ways = json.value(u"token_endpoint_auth_methods_supported");
    metadata.takesBasic =
        ways.isUndefined() || ways.toArray().contains(QStringLiteral("client_secret_basic"));
    metadata.namesItself = json.value(u"authorization_response_iss_parameter_supported").toBool(false);
    return metadata;
}

} // namespace yenile::service
