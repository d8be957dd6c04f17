// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/authorization_server.h"

#include "core/base/shown_text.h"
#include "core/remote/answer.h"

namespace yenile::remote {

using namespace Qt::StringLiterals;

namespace {

QUrl below(const QUrl& base, const QString& path) {
    QUrl url = base;
    url.setPath(base.path() + (base.path().endsWith(u'/') ? u""_s : u"/"_s) + path);
    return url;
}

/// The well-known path stands before that of the issuer (RFC 8414, 3.1).
QUrl metadataOf(const QUrl& issuer) {
    QUrl url = issuer;
    url.setPath(u"/.well-known/oauth-authorization-server"_s +
                (issuer.path() == u"/" ? QString() : issuer.path()));
    return url;
}

bool isSecure(const QUrl& url) {
    return url.scheme() == u"https" && !url.host().isEmpty();
}

} // namespace

Result<AuthorizationServer> AuthorizationServer::of(const RemoteServiceInfo& info, const Setup& setup) {
    AuthorizationServer server(setup, info.name);
    if (info.oauth2.isEmpty()) {
        if (const Result<void> found = server.discover(info.oauth2Issuer); !found)
            return failure(found);
    } else {
        server.m_authorize = below(info.oauth2, u"oauth2/authorize"_s);
        server.m_token = below(info.oauth2, u"oauth2/token"_s);
    }
    if (!isSecure(server.m_authorize) || !isSecure(server.m_token))
        return fail(ErrorCode::RemoteSigningFailed, {info.name}, u"authorization server without https"_s);
    return server;
}

Result<void> AuthorizationServer::discover(const QUrl& issuer) {
    const QUrl address = metadataOf(issuer);
    if (!isSecure(issuer))
        return fail(ErrorCode::RemoteSigningFailed, {m_service}, u"authorization server without https"_s);
    const Result<QJsonObject> metadata =
        answer(network::askFully({.url = address, .reach = reachOf(address)}, m_setup.trust, m_setup.limits),
               m_service, u"metadata"_s);
    if (!metadata)
        return failure(metadata);
    if (metadata->value("issuer"_L1).toString() != issuer.toString())
        return fail(ErrorCode::RemoteSigningFailed, {m_service}, u"metadata of another issuer"_s);
    m_authorize = QUrl(metadata->value("authorization_endpoint"_L1).toString());
    m_token = QUrl(metadata->value("token_endpoint"_L1).toString());
    m_issuer = issuer.toString();
    m_namesItself = metadata->value("authorization_response_iss_parameter_supported"_L1).toBool(false);
    return {};
}

Result<Activation> AuthorizationServer::askToken(const QUrlQuery& parameters, Approval& approval) const {
    const Result<oauth::CodeAnswer> answer =
        approval.askInBrowser(m_service, {m_authorize, m_setup.client, parameters});
    if (!answer)
        return failure(answer);
    if (answer->error == "access_denied"_L1) // the person said no
        return fail(ErrorCode::Cancelled);
    if (!answer->error.isEmpty())
        return fail(ErrorCode::RemoteSigningFailed, {m_service},
                    u"oauth2/authorize: "_s + shownLine(answer->error, 200));
    if (!m_issuer.isEmpty() && !answer->canBeFrom(m_issuer, m_namesItself))
        return fail(ErrorCode::RemoteSigningFailed, {m_service}, u"oauth2/authorize: another issuer"_s);
    return redeem(*answer);
}

Result<Activation> AuthorizationServer::redeem(const oauth::CodeAnswer& answer) const {
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"authorization_code"_s);
    const auto add = [&form](const QString& name, QByteArrayView value) {
        form.addQueryItem(name, QString::fromLatin1(value.toByteArray().toPercentEncoding()));
    };
    add(u"code"_s, answer.code.bytes());
    add(u"code_verifier"_s, answer.verifier.bytes());
    add(u"client_id"_s, m_setup.client.toUtf8());
    add(u"redirect_uri"_s, answer.redirect.toEncoded());
    const Result<QJsonObject> given =
        remote::answer(network::askFully({.verb = "POST"_ba,
                                          .url = m_token,
                                          .fields = {{"Content-Type", "application/x-www-form-urlencoded"},
                                                     {"Accept", "application/json"}},
                                          .body = form.query(QUrl::FullyEncoded).toLatin1(),
                                          .reach = reachOf(m_token)},
                                         m_setup.trust, m_setup.limits),
                       m_service, u"oauth2/token"_s);
    if (!given)
        return failure(given);
    return ofService(activation(*given, "access_token"_L1), m_service);
}

/// The settings' word for the service counts for its host; another one has to lie outside.
network::Reach AuthorizationServer::reachOf(const QUrl& url) const {
    return url.host() == m_setup.address.host() ? network::Reach::Anywhere : m_setup.foreignReach;
}

} // namespace yenile::remote
