// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/provider_authentication.h"

#include "core/base/when_done.h"
#include "core/oauth/pkce.h"
#include "core/service/openid_provider.h"

#include <QLocale>
#include <QTimer>

namespace yenile::service {

namespace {

constexpr network::HttpLimits limits{.largest = qint64{1} << 20, .redirects = 0};

void add(QUrlQuery& query, const char* name, const QString& value) {
    query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

} // namespace

ProviderAuthentication::ProviderAuthentication(const ProviderAccess& access, LoginProvider provider,
                                               Show show, Done done)
    : m_http(access.trust, limits), m_provider(std::move(provider)), m_show(std::move(show)),
      m_done(std::move(done)) {
    QTimer::singleShot(0, this, [this, reach = access.reach] { discover(reach); });
}

void ProviderAuthentication::discover(network::Reach reach) {
    const QUrl address = metadataAddress(m_provider.issuer);
    if (address.isEmpty())
        return giveUp(QStringLiteral("the issuer is no https address"));
    whenDone(m_http.send({.url = address, .reach = reach}), this,
             [this](const network::HttpOutcome& outcome) {
                 if (!outcome)
                     return giveUp(outcome.error().host + QStringLiteral(": ") + outcome.error().cause);
                 const auto metadata = readMetadata(outcome->body, m_provider.issuer);
                 if (outcome->status != 200 || !metadata)
                     return giveUp(metadata ? QStringLiteral("HTTP %1").arg(outcome->status)
                                            : metadata.error().cause);
                 m_namesItself = metadata->namesItself;
                 ask(metadata->authorizationEndpoint);
             });
}

void ProviderAuthentication::ask(const QUrl& page) {
    const QString nonce = oauth::unguessable();
    QUrlQuery parameters;
    add(parameters, "scope", m_provider.scope);
    add(parameters, "nonce", nonce);
    add(parameters, "ui_locales",
        QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("tr"));
    m_request = std::make_unique<oauth::CodeRequest>(
        oauth::CodeQuestion{page, m_provider.clientId, parameters}, [this, nonce](oauth::CodeAnswer answer) {
            // The browser gets its page before this, and the port with it, may go.
            auto kept = std::make_shared<oauth::CodeAnswer>(std::move(answer));
            QTimer::singleShot(0, this, [this, kept, nonce] { take(std::move(*kept), nonce); });
        });
    if (m_request->address().isEmpty())
        return m_done(fail(ErrorCode::BrowserNotOpened));
    m_show(m_request->address());
}

void ProviderAuthentication::take(oauth::CodeAnswer answer, const QString& nonce) {
    if (!answer.error.isEmpty())
        return giveUp(answer.error + u' ' + answer.errorDescription);
    if (!answer.canBeFrom(m_provider.issuer, m_namesItself))
        return giveUp(QStringLiteral("the answer is another issuer's"));
    m_done(ProviderLogin{m_provider.id, std::move(answer.code), std::move(answer.verifier),
                         answer.redirect.toString(), nonce});
}

void ProviderAuthentication::giveUp(const QString& cause) {
    m_done(fail(ErrorCode::ProviderLoginFailed, {m_provider.name.text()}, cause));
}

} // namespace yenile::service
