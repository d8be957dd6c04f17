#include "core/network/proxy.h"

#include <QHostAddress>
#include <QMutex>
#include <QNetworkProxyFactory>
#include <QUrl>

namespace yenile::network {

namespace {

using namespace Qt::StringLiterals;

constexpr int defaultPort = 8080;

/// What the whole program shares: proxies are asked for in the threads of their requests.
struct Shared {
    QMutex mutex;
    QString user;
    Secret password;
    AccountSource source;
    QMutex asking; ///< one question at a time
};

Shared& shared() {
    static Shared it;
    return it;
}

std::optional<QNetworkProxy> proxyAt(const QUrl& url) {
    const bool socks = url.scheme() == u"socks5";
    if (url.host().isEmpty() || !url.password().isEmpty() || (!socks && url.scheme() != u"http"))
        return {};
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(defaultPort)), url.userName());
}

bool isThisComputer(const QString& host) {
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

/// The system's proxies, which include those of a PAC script where Qt can run one, or the one of the
/// settings.
class ProxyChoice final : public QNetworkProxyFactory {
public:
    explicit ProxyChoice(std::optional<QNetworkProxy> fixed) : m_fixed(std::move(fixed)) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        if (isThisComputer(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        QList<QNetworkProxy> proxies = m_fixed ? QList{*m_fixed} : systemProxyForQuery(query);
        Shared& known = shared();
        const QMutexLocker lock(&known.mutex);
        if (!known.user.isEmpty())
            for (QNetworkProxy& proxy : proxies) {
                proxy.setUser(known.user);
                proxy.setPassword(QString::fromUtf8(known.password.bytes()));
            }
        return proxies;
    }

private:
    std::optional<QNetworkProxy> m_fixed;
};

} // namespace

Result<void> useProxy(const settings::Settings& settings) {
    return useProxy(settings.text(settings::Key::Proxy));
}

Result<void> useProxy(const QString& proxy) {
    std::optional<QNetworkProxy> fixed;
    if (proxy == u"none")
        fixed = QNetworkProxy(QNetworkProxy::NoProxy);
    else if (!proxy.isEmpty() && proxy != u"system" && !(fixed = proxyAt(QUrl(proxy))))
        return fail(ErrorCode::SettingInvalid, {settings::Settings::name(settings::Key::Proxy)});
    QNetworkProxyFactory::setApplicationProxyFactory(new ProxyChoice(std::move(fixed)));
    return {};
}

void setProxyAccount(const ProxyAccount& account) {
    Shared& known = shared();
    const QMutexLocker lock(&known.mutex);
    known.user = account.user;
    known.password = account.password.duplicate();
}

void setAccountSource(AccountSource source) {
    Shared& known = shared();
    const QMutexLocker lock(&known.mutex);
    known.source = std::move(source);
}

bool logInToProxy(const QString& proxy, bool refused) {
    Shared& known = shared();
    const QMutexLocker one(&known.asking);
    AccountSource source;
    {
        const QMutexLocker lock(&known.mutex);
        source = known.source;
    }
    const auto account = source ? source(proxy, refused) : std::nullopt;
    if (account)
        setProxyAccount(*account);
    return account.has_value();
}

} // namespace yenile::network
