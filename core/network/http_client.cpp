#include "core/network/http_client.h"

namespace yenile::network {

using settings::Key;

HttpClient::HttpClient(const settings::Settings& settings)
    : m_reach(settings.value(Key::LocalAddresses).value.toBool() ? Reach::Anywhere : Reach::Public),
      m_cache(settings.text(Key::CacheFolder)) {
}

Result<QByteArray> HttpClient::get(const QString& url) {
    return ask({.url = QUrl(url), .longest = m_longest}, m_reach);
}

Result<QByteArray> HttpClient::post(const QString& url, const QByteArray& contentType,
                                    const QByteArray& body) {
    return ask({.url = QUrl(url), .contentType = contentType, .body = body, .longest = m_longest}, m_reach);
}

} // namespace yenile::network
