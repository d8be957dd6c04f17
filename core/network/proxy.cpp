#include "core/network/proxy.h"

#include <QNetworkProxyFactory>
#include <QUrl>

namespace yenile::network {

namespace {

using namespace Qt::StringLiterals;

constexpr int defaultPort = 8080;

std::optional<QNetworkProxy> proxyAt(const QUrl& url) {
    const bool socks = url.scheme() == u"socks5";
    if (url.host().isEmpty() || (!socks && url.scheme() != u"http"))
        return {};
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(defaultPort)), url.userName(), url.password());
}

} // namespace

Result<void> useProxy(const settings::Settings& settings) {
    const QString proxy = settings.text(settings::Key::Proxy);
    if (proxy.isEmpty() || proxy == u"system") {
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        return {};
    }
    const std::optional<QNetworkProxy> chosen =
        proxy == u"none" ? QNetworkProxy(QNetworkProxy::NoProxy) : proxyAt(QUrl(proxy));
    if (!chosen)
        return fail(ErrorCode::SettingInvalid, {settings::Settings::name(settings::Key::Proxy)});
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    QNetworkProxy::setApplicationProxy(*chosen);
    return {};
}

} // namespace yenile::network
