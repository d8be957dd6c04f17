// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http_server.h"
#include "tests/support/test_ca.h"

#include <QJsonObject>
#include <QMutex>
#include <QTemporaryDir>

namespace yenile::tests {

/// How a provider behaves; the default is one that does everything right.
struct ProviderManners {
    QString algorithm = QStringLiteral("RS256"); ///< "RS256", "ES256", "none", "HS256"
    QJsonObject claims = {};                     ///< over those that belong into an ID token
    bool inUserInfo = false;                     ///< tells the identity number there, and not in the ID token
    bool foreignKey = false;                     ///< signs with a key that it does not publish
    QString keyId = QStringLiteral("key-1");
    bool withdrawsKeys = false; ///< publishes none any more
    bool isDown = false;        ///< for programs: browsers still see its page
    QString refusal = {};       ///< error code in place of an authorization code
    QString answerIssuer = {};  ///< "iss" of the answer (RFC 9207)
    QJsonObject metadata = {};  ///< over its own
};

/// A provider of OpenID Connect Core 1.0 over TLS, which lets everybody in as the person of its claim
/// "tc_kimlik_no". Its client is "kayit" with the secret "gizli & saklı", by HTTP Basic; proof keys by S256
/// are demanded. It signs with OpenSSL, and shares nothing with the service.
class OpenIdProvider {
public:
    /// Its TLS certificate was issued by `ca`.
    explicit OpenIdProvider(const TestCa& ca, QString identityNumber = QStringLiteral("10000000146"));

    void behave(const ProviderManners& manners);
    [[nodiscard]] QString issuer() const { return m_server.address(); }
    /// The settings of a service that takes its word. The files that they name are written into the folder:
    /// the secret, as a line, and the authority of its certificate.
    [[nodiscard]] QMap<QString, QString> settings(const QTemporaryDir& folder) const;
    /// How often that was asked for: "/jwks".
    [[nodiscard]] int asked(const QByteArray& path) const;

private:
    using Response = HttpServer::Response;
    [[nodiscard]] Response answer(const ReceivedRequest& request);
    [[nodiscard]] Response authorize(const class QUrlQuery& query);
    [[nodiscard]] Response redeem(const ReceivedRequest& request);
    [[nodiscard]] Response userInfo(const ReceivedRequest& request) const;
    [[nodiscard]] QJsonObject metadata() const;
    [[nodiscard]] QByteArray idToken() const;

    QByteArray m_authority;
    Identity m_rsa;
    Identity m_elliptic;
    Identity m_foreign;
    QString m_identityNumber;
    mutable QMutex m_mutex; ///< over what follows
    ProviderManners m_manners;
    QMap<QString, QString> m_asked; ///< what the authorization of the code was asked with
    QString m_code;
    HttpServer m_server;
};

/// What a browser does with the address that it is to open: asks there, and follows where that leads, to the
/// loopback at last. Returns the page that is shown then. Waits: not for the thread that listens.
QByteArray openInTestBrowser(const QUrl& address, const TestCa& ca);

} // namespace yenile::tests
