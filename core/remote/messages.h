// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signature/certificates/certificate.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <vector>

/// Remote signing services, by the API of the Cloud Signature Consortium, version 2 (CSC API v2.0.0.2,
/// "Architectures and protocols for remote signature applications"), as far as it takes to have digests
/// signed. Numbers in parentheses are its clauses. What answers say beyond that is ignored; what they lack
/// fails with RemoteSigningFailed, the member in the cause. Texts for people are one line each that may be
/// shown anywhere (core/base/shown_text.h).
namespace yenile::remote {

/// info (11.1)
struct RemoteServiceInfo {
    QString name;
    QStringList authTypes; ///< how the service wants to know who asks
    QUrl oauth2;           ///< base of its authorization server's addresses; empty: it names the issuer
    QUrl oauth2Issuer;     ///< whose metadata (RFC 8414) name these addresses; empty: it names the base
    QStringList methods;
};

/// What a person shows to have a key used (8.3.1).
struct Factor {
    QString id;
    QString label;             ///< for people; its id where the service says nothing
    QString description;       ///< for people; may be empty
    bool isTyped = true;       ///< false: it goes another way, as a tap on a telephone
    bool hasChallenge = false; ///< the service has to be asked first: it sends a code, or a question
};

enum class AuthorizationMode {
    Factors, ///< "explicit": this program asks for them
    Browser  ///< "oauth2code": the service's page asks
};

/// A key with its certificate (11.5).
struct Credential {
    QString id;
    QString description;
    std::vector<signature::Certificate> certificates; ///< its own first, then those of its issuers
    bool isEnabled = true;                            ///< false: the service lets nobody sign with it
    QString status;         ///< of the certificate: "valid", "expired", "revoked", "suspended"; may be empty
    QStringList algorithms; ///< object identifiers
    AuthorizationMode mode = AuthorizationMode::Browser;
    std::vector<Factor> factors = {};
    bool isBound = false;   ///< SCAL 2: an authorization is for the digests that it names, and for no others
    int mostSignatures = 1; ///< by one authorization

    [[nodiscard]] const signature::Certificate& certificate() const { return certificates.front(); }
};

/// Signature activation data (11.6), or an access token in its place (8.4.4).
struct Activation {
    Secret data;
    std::chrono::seconds lifetime{3600};
};

[[nodiscard]] Result<RemoteServiceInfo> serviceInfo(const QJsonObject& json);
[[nodiscard]] Result<QStringList> credentialIds(const QJsonObject& json);
[[nodiscard]] Result<Credential> credential(const QString& id, const QJsonObject& json);
/// `SAD` of credentials/authorize and its kin, or `access_token` of oauth2/token.
[[nodiscard]] Result<Activation> activation(const QJsonObject& json, QLatin1String member);
/// The one signature over the one digest (11.10).
[[nodiscard]] Result<QByteArray> signatureValue(const QJsonObject& json);
/// The question beside a factor; empty where the service sends its code another way.
[[nodiscard]] QString challenge(const QJsonObject& json);
/// What an answer that is no success says (10.2): "invalid_request: SAD expired".
[[nodiscard]] QString problemText(const QJsonObject& json);

} // namespace yenile::remote
