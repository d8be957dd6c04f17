// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http_client.h"

namespace yenile::network {

using settings::Key;

Result<QByteArray> HttpClient::get(const QString& url) {
    return ask({.url = QUrl(url)});
}

Result<QByteArray> HttpClient::post(const QString& url, const QByteArray& contentType,
                                    const QByteArray& body) {
    return ask({.verb = QByteArrayLiteral("POST"),
                .url = QUrl(url),
                .fields = {{"Content-Type", contentType}},
                .body = body});
}

Result<QByteArray> HttpClient::ask(HttpRequest request) const {
    request.reach = request.redirectReach = m_reach;
    return network::ask(std::move(request), m_trust, m_limits);
}

Result<std::shared_ptr<HttpClient>> httpClient(const settings::Settings& settings) {
    Result<ServerTrust> trust = serverTrust(settings);
    if (!trust)
        return failure(trust);
    return std::make_shared<HttpClient>(foreignReach(settings), std::move(*trust), HttpLimits{},
                                        settings.text(Key::CacheFolder));
}

Reach foreignReach(const settings::Settings& settings) {
    return settings.value(Key::LocalAddresses).value.toBool() ? Reach::Anywhere : Reach::Public;
}

} // namespace yenile::network
