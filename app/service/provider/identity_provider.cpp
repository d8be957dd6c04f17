// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/provider/identity_provider.h"

#include "app/service/provider/id_token.h"
#include "core/base/file.h"
#include "core/base/log.h"

#include <QJsonDocument>
#include <QSslCertificate>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration.provider", QtFatalMsg)

using namespace std::chrono_literals;

// Four questions at most, and the client waits for half a minute.
constexpr network::HttpLimits limits{
    .silence = 5s, .longest = 6s, .largest = qint64{1} << 20, .redirects = 0};
constexpr int mostAtOnce = 16;
constexpr int secondsToWait = 5;
constexpr auto metadataLifetime = 1h;
constexpr auto pauseBetweenKeys = 1min;

/// application/x-www-form-urlencoded, in which few characters stand for themselves.
QByteArray encoded(QByteArrayView value) {
    return value.toByteArray().toPercentEncoding();
}

QByteArray form(const std::vector<std::pair<QByteArray, QByteArrayView>>& fields) {
    QByteArrayList pairs;
    for (const auto& [name, value] : fields)
        pairs.append(name + '=' + encoded(value));
    return pairs.join('&');
}

/// RFC 6749, 5.2; further members may name the person.
QString said(const QUrl& address, const network::HttpResponse& response) {
    return QStringLiteral("%1: HTTP %2 %3")
        .arg(address.toString(QUrl::RemoveQuery))
        .arg(response.status)
        .arg(QJsonDocument::fromJson(response.body).object().value(u"error").toString());
}

} // namespace

IdentityProvider::IdentityProvider(ProviderSettings settings, Secret secret, network::ServerTrust trust,
                                   const Clock& clock)
    : m_settings(std::move(settings)), m_secret(std::move(secret)), m_trust(std::move(trust)), m_clock(clock),
      m_free(mostAtOnce) {
}

Result<std::unique_ptr<IdentityProvider>> IdentityProvider::open(const ServiceSettings& settings,
                                                                 const Clock& clock) {
    const ProviderSettings& provider = settings.provider;
    if (provider.issuer.isEmpty())
        return nullptr;
    Secret secret;
    if (!provider.secretFile.isEmpty()) {
        Result<QByteArray> content = readFile(settings.file(provider.secretFile));
        if (!content)
            return failure(content);
        secret = Secret(content->trimmed());
        wipe(*content);
    }
    network::ServerTrust trust;
    if (!provider.caFile.isEmpty()) {
        const Result<QByteArray> pem = readFile(settings.file(provider.caFile));
        if (!pem)
            return failure(pem);
        trust = {.authorities = QSslCertificate::fromData(*pem), .systemAuthorities = false};
        if (trust.authorities.isEmpty())
            return fail(ErrorCode::SettingInvalid, {QStringLiteral("provider/caFile")});
    }
    return std::unique_ptr<IdentityProvider>(
        new IdentityProvider(provider, std::move(secret), std::move(trust), clock));
}

std::unexpected<Error> IdentityProvider::refusal(const QString& cause) const {
    qCWarning(category).noquote() << m_settings.id + u':' << cause;
    return fail(ErrorCode::ProviderLoginFailed, {m_settings.name.tr}, cause);
}

std::unexpected<Error> IdentityProvider::absence(const QString& cause) const {
    qCWarning(category).noquote() << m_settings.id + u':' << cause;
    return fail(ErrorCode::AddressUnreachable, {m_settings.name.tr}, cause);
}

Result<network::HttpResponse> IdentityProvider::ask(network::HttpRequest request) const {
    request.reach = network::Reach::Anywhere;
    const Result<network::HttpResponse> outcome = network::askFully(std::move(request), m_trust, limits);
    return outcome ? outcome : absence(codeName(outcome.error().code) + u' ' + outcome.error().cause);
}

Result<QByteArray> IdentityProvider::content(network::HttpRequest request) const {
    const QUrl address = request.url;
    const Result<network::HttpResponse> response = ask(std::move(request));
    if (!response)
        return failure(response);
    return response->status == 200 ? Result<QByteArray>(response->body) : absence(said(address, *response));
}

Result<QString> IdentityProvider::identityOf(const service::ProviderLogin& login) {
    if (!m_free.try_acquire())
        return fail(ErrorCode::ServiceBusy, {QString::number(secondsToWait)});
    Result<QString> identity = redeemed(login);
    m_free.release();
    return identity;
}

Result<QString> IdentityProvider::redeemed(const service::ProviderLogin& login) {
    const auto there = metadata();
    if (!there)
        return failure(there);
    const Result<Tokens> tokens = tokensFor(login, *there);
    if (!tokens)
        return failure(tokens);
    if (const Result<void> believed = believe(tokens->identity, login.nonce, *there); !believed)
        return failure(believed);
    return identityIn(*tokens, *there);
}

/// OpenID Connect Core 1.0, 3.1.3.1
Result<IdentityProvider::Tokens>
IdentityProvider::tokensFor(const service::ProviderLogin& login,
                            const service::ProviderMetadata& metadata) const {
    const QByteArray redirect = login.redirectUri.toUtf8();
    const QByteArray client = m_settings.clientId.toUtf8();
    std::vector<std::pair<QByteArray, QByteArrayView>> fields{{"grant_type", "authorization_code"},
                                                              {"code", login.code.bytes()},
                                                              {"redirect_uri", redirect},
                                                              {"code_verifier", login.codeVerifier.bytes()}};
    network::HttpRequest request{
        .verb = "POST",
        .url = metadata.tokenEndpoint,
        .fields = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}}};
    if (m_secret.isEmpty() || !metadata.takesBasic)
        fields.emplace_back("client_id", client);
    if (!m_secret.isEmpty() && !metadata.takesBasic)
        fields.emplace_back("client_secret", m_secret.bytes());
    if (!m_secret.isEmpty() && metadata.takesBasic) // RFC 6749, 2.3.1
        request.credentials = {
            {"Authorization", "Basic " + (encoded(client) + ':' + encoded(m_secret.bytes())).toBase64()}};
    request.body = form(fields);
    const Result<network::HttpResponse> answer = ask(std::move(request));
    if (!answer)
        return failure(answer);
    const QString told = said(metadata.tokenEndpoint, *answer);
    if (answer->status == 400) // what the person brought
        return refusal(told);
    if (answer->status != 200)
        return absence(told);
    const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
    const Result<Jwt> identity = Jwt::parse(json.value(u"id_token").toString().toLatin1());
    if (!identity)
        return refusal(identity.error().cause);
    return Tokens{*identity, json.value(u"access_token").toString().toLatin1()};
}

Result<void> IdentityProvider::believe(const Jwt& token, const QString& nonce,
                                       const service::ProviderMetadata& metadata) {
    const Result<KeySet> keys = keysFor(token, metadata.keys);
    if (!keys)
        return failure(keys);
    if (!keys->vouchesFor(token))
        return refusal(QStringLiteral("ID token: signature, by %1").arg(token.algorithm));
    const auto checked =
        checkIdToken(token.claims, {m_settings.issuer, m_settings.clientId, nonce}, m_clock.now());
    return checked ? checked : refusal(checked.error().cause);
}

/// In the ID token, or where that does not tell, at the UserInfo endpoint (5.3).
Result<QString> IdentityProvider::identityIn(const Tokens& tokens,
                                             const service::ProviderMetadata& metadata) const {
    const QJsonObject& known = tokens.identity.claims;
    QString identity = known.value(m_settings.identityClaim).toString();
    if (identity.isEmpty() && !metadata.userInfoEndpoint.isEmpty()) {
        const Result<QByteArray> answer =
            content({.url = metadata.userInfoEndpoint,
                     .credentials = {{"Authorization", "Bearer " + tokens.access}}});
        if (!answer)
            return failure(answer);
        const QJsonObject more = QJsonDocument::fromJson(*answer).object();
        if (more.value(u"sub") != known.value(u"sub")) // 5.3.2
            return refusal(QStringLiteral("UserInfo: sub"));
        identity = more.value(m_settings.identityClaim).toString();
    }
    return identity.isEmpty() ? refusal(QStringLiteral("no claim ") + m_settings.identityClaim)
                              : Result<QString>(identity);
}

Result<service::ProviderMetadata> IdentityProvider::metadata() {
    const QDateTime now = m_clock.now();
    {
        const QMutexLocker lock(&m_mutex);
        if (m_metadata && now < m_metadataEnd)
            return *m_metadata;
    }
    const Result<QByteArray> answer = content({.url = service::metadataAddress(m_settings.issuer)});
    if (!answer)
        return failure(answer);
    const auto read = service::readMetadata(*answer, m_settings.issuer);
    if (!read)
        return absence(read.error().cause);
    const QMutexLocker lock(&m_mutex);
    m_metadata = *read;
    m_metadataEnd = now.addDuration(metadataLifetime);
    m_keys.reset(); // one that the provider has withdrawn is believed no longer than that
    return *read;
}

/// Those that are known, and asked for anew where none of them fits: keys change (10.1.1).
Result<KeySet> IdentityProvider::keysFor(const Jwt& token, const QUrl& address) {
    {
        const QMutexLocker lock(&m_mutex);
        if (m_keys && (m_keys->hasKeyFor(token) || !m_keysAge.hasExpired()))
            return *m_keys;
    }
    const Result<QByteArray> answer = content({.url = address});
    if (!answer)
        return failure(answer);
    const QMutexLocker lock(&m_mutex);
    if (m_keys)
        m_keysAge = QDeadlineTimer(pauseBetweenKeys);
    m_keys = KeySet::read(*answer);
    return *m_keys;
}

} // namespace yenile::registration
