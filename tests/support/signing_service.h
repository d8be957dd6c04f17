// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http_server.h"
#include "tests/support/test_ca.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMutex>
#include <QUrl>
#include <QUrlQuery>

#include <map>
#include <optional>

namespace yenile::tests {

/// How a remote signing service is set up.
struct SigningServiceOptions {
    LeafProfile owner = {};      ///< whose key it is
    bool inBrowser = true;       ///< oauth2code; false: explicit, by PIN and a code that it sends
    bool wantsLogin = true;      ///< service authorization by OAuth 2; false: external
    bool namesIssuer = false;    ///< oauth2Issuer in place of oauth2
    QString answerIssuer = {};   ///< "iss" of what the browser brings (RFC 9207); empty: none
    bool promisesIssuer = false; ///< by its metadata
    bool isBound = false;        ///< SCAL 2
    bool extends = false;        ///< credentials/extendTransaction
    int multisign = 5;
    int pollsOfDevice = 0; ///< so often authorizeCheck answers 202
    bool rawEcdsa = false; ///< r and s, not DER
    int sadSeconds = 300;
    bool isEnabled = true;
    QString certificateStatus = QStringLiteral("valid");
    QStringList algorithms = {}; ///< empty: all that go with the key
};

/// A remote signing service as CSC API v2.0.0.2 describes it, written from that text alone, with its
/// authorization server: strict about what it is asked, so that a client that departs from the text is told
/// no. Its person's PIN is 1234, the code that it sends 567890, and this program is "yenile-test" to it.
/// Whoever opens a page of its authorization server has approved.
class SigningService {
public:
    using Response = HttpServer::Response;

    SigningService(const TestCa& ca, SigningServiceOptions options);

    [[nodiscard]] QUrl address() const; ///< "https://127.0.0.1:PORT/csc/v2"
    [[nodiscard]] const Identity& owner() const { return m_owner; }

    /// Answers a method otherwise, until it is told nothing; "oauth2/token" is one of them.
    void answerInstead(const QString& method, std::optional<Response> answer);
    void logEverybodyOut();
    [[nodiscard]] int authorizations() const; ///< of the key
    [[nodiscard]] int extensions() const;
    [[nodiscard]] int signatures() const;
    [[nodiscard]] int logins() const;
    [[nodiscard]] std::vector<ReceivedRequest> requests() const { return m_server.requests(); }

private:
    /// What a person allowed.
    struct Grant {
        int left = 0;
        QJsonArray hashes = {};
        qint64 endsAt = 0; ///< milliseconds since the epoch
    };
    /// What waits behind a code of the authorization server.
    struct Code {
        QUrlQuery query;
    };
    struct Refusal {
        int status = 400;
        QString error;
        QString description;
    };
    using Outcome = std::expected<QJsonObject, Refusal>;

    [[nodiscard]] Response answer(const ReceivedRequest& request);
    [[nodiscard]] Outcome call(const QString& method, const ReceivedRequest& request);
    [[nodiscard]] Response authorizePage(const QUrlQuery& query);
    [[nodiscard]] Outcome token(const QUrlQuery& form);
    [[nodiscard]] Outcome info() const;
    [[nodiscard]] Outcome credentialInfo(const QJsonObject& body) const;
    [[nodiscard]] Outcome authorize(const QJsonObject& body);
    [[nodiscard]] Outcome authorizeCheck(const QJsonObject& body);
    [[nodiscard]] Outcome extendTransaction(const QJsonObject& body);
    [[nodiscard]] Outcome signHash(const QJsonObject& body);
    [[nodiscard]] std::optional<Refusal> whyNotAllowed(int count, const QJsonArray& hashes,
                                                       const QString& digest) const;
    [[nodiscard]] QString grant(int count, const QJsonArray& hashes);
    [[nodiscard]] QStringList algorithms() const;
    [[nodiscard]] QByteArray made(const QByteArray& digest,
                                  const signature::SignatureAlgorithm& algorithm) const;

    const TestCa& m_ca;
    SigningServiceOptions m_options;
    Identity m_owner;
    mutable QMutex m_mutex;
    std::map<QString, std::optional<Response>> m_instead;
    std::map<QString, Code> m_codes;
    std::map<QString, Grant> m_grants; ///< by SAD, or by a token of scope credential
    std::map<QString, QString> m_handles;
    QStringList m_tokens; ///< of scope service
    bool m_codeSent = false;
    int m_polls = 0;
    int m_authorizations = 0;
    int m_extensions = 0;
    int m_signatures = 0;
    int m_logins = 0;
    int m_names = 0;
    HttpServer m_server; ///< last: it answers from here on
};

} // namespace yenile::tests
