// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/proxy.h"

#include "core/base/ready.h"
#include "core/network/proxy_scheme.h"
#include "core/network/script_engine.h"

#include <QHostAddress>
#include <QMutex>
#include <QNetworkProxyFactory>
#include <QUrl>

namespace yenile::network {

namespace {

using namespace Qt::StringLiterals;

constexpr int defaultPort = 8080;

#ifdef Q_OS_WIN
constexpr bool qtHasEveryScheme = true; // the system's own, tickets and NTLM among them
#else
constexpr bool qtHasEveryScheme = false;
#endif

/// What the whole program shares: proxies are asked for in the threads of their requests.
struct Shared {
    QMutex mutex;
    QString user;
    Secret password;
    AccountSource source;
    QHash<QString, ProxyScheme> schemes; ///< of the proxies asked so far, by name and port
    QMutex asking;                       ///< one question at a time
    Async<bool> question;                ///< the last one
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

QString keyOf(const QNetworkProxy& proxy) {
    return proxy.hostName() + u':' + QString::number(proxy.port());
}

ProxyAccount knownAccount() {
    Shared& known = shared();
    const QMutexLocker lock(&known.mutex);
    return {known.user, known.password.duplicate()};
}

std::optional<ProxyScheme> knownScheme(const QNetworkProxy& proxy) {
    Shared& known = shared();
    const QMutexLocker lock(&known.mutex);
    const auto scheme = known.schemes.constFind(keyOf(proxy));
    return scheme == known.schemes.constEnd() ? std::nullopt : std::optional(*scheme);
}

QByteArray credentialsFor(const QNetworkProxy& proxy) {
    return proxyCredentials(knownScheme(proxy).value_or(ProxyScheme::Qts), proxy.hostName(), knownAccount());
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
        pinScriptEngine();
        const ProxyAccount account = knownAccount();
        for (QNetworkProxy& proxy : proxies) {
            if (!account.user.isEmpty()) {
                proxy.setUser(account.user);
                proxy.setPassword(QString::fromUtf8(account.password.bytes()));
            }
            if (const QByteArray credentials = credentialsFor(proxy); !credentials.isEmpty())
                proxy.setRawHeader("Proxy-Authorization", credentials);
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
    if (proxy == u"none") {
        fixed = QNetworkProxy(QNetworkProxy::NoProxy);
    } else if (!proxy.isEmpty() && proxy != u"system") {
        fixed = proxyAt(QUrl(proxy));
        if (!fixed)
            return fail(ErrorCode::SettingInvalid, {settings::Settings::name(settings::Key::Proxy)});
    }
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

Result<void> prepareProxy(const QUrl& address) {
    const QNetworkProxy proxy = proxyTo(address);
    // Any other scheme than Qt's is tried before each request: an account or a ticket may have ended.
    if (qtHasEveryScheme || proxy.type() != QNetworkProxy::HttpProxy ||
        knownScheme(proxy) == ProxyScheme::Qts)
        return {};
    const Result<ProxyScheme> scheme = findProxyScheme(proxy, address, knownAccount());
    if (!scheme && scheme.error().code == ErrorCode::AddressUnreachable)
        return {}; // Qt says so in its own words
    if (!scheme)
        return failure(scheme);
    Shared& known = shared();
    const QMutexLocker lock(&known.mutex);
    known.schemes.insert(keyOf(proxy), *scheme);
    return {};
}

QNetworkProxy proxyTo(const QUrl& address) {
    return QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(address)).first();
}

Async<bool> logInToProxy(const QString& proxy, bool refused) {
    Shared& known = shared();
    const QMutexLocker one(&known.asking);
    if (known.question.isRunning())
        return known.question;
    AccountSource source;
    {
        const QMutexLocker lock(&known.mutex);
        source = known.source;
    }
    known.question = source ? source(proxy, refused) : ready<bool>(false);
    return known.question;
}

} // namespace yenile::network
