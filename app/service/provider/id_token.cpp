// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/provider/id_token.h"

#include <QJsonArray>

namespace yenile::registration {
namespace {

/// One audience may stand without a list (RFC 7519, 4.1.3).
QJsonArray audiences(const QJsonObject& claims) {
    const QJsonValue value = claims.value(u"aud");
    return value.isArray() ? value.toArray() : QJsonArray{value};
}

bool isForClient(const QJsonObject& claims, const QString& clientId) {
    const QJsonArray all = audiences(claims);
    const QJsonValue party = claims.value(u"azp");
    const bool partyFits = party.isUndefined() ? all.size() == 1 : party.toString() == clientId;
    return all.contains(clientId) && partyFits;
}

} // namespace

Result<void> checkIdToken(const QJsonObject& claims, const IdTokenDemands& demands, const QDateTime& now) {
    const auto wrong = [](const char* claim) {
        return fail(ErrorCode::ProviderLoginFailed, {}, QStringLiteral("ID token: ") + QLatin1String(claim));
    };
    const double time = static_cast<double>(now.toSecsSinceEpoch());
    const auto secondsOf = [&](const char* claim) { return claims.value(QLatin1String(claim)).toDouble(); };
    if (claims.value(u"iss").toString() != demands.issuer)
        return wrong("iss");
    if (!isForClient(claims, demands.clientId))
        return wrong("aud");
    if (secondsOf("exp") + providerSkewSeconds <= time)
        return wrong("exp");
    if (!claims.value(u"iat").isDouble() || secondsOf("iat") - providerSkewSeconds > time)
        return wrong("iat");
    if (secondsOf("nbf") - providerSkewSeconds > time)
        return wrong("nbf");
    if (demands.nonce.isEmpty() || claims.value(u"nonce").toString() != demands.nonce)
        return wrong("nonce");
    if (claims.value(u"sub").toString().isEmpty())
        return wrong("sub");
    return {};
}

} // namespace yenile::registration
