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

/// Messages of remote signing services, by the API of the Cloud Signature Consortium, version 2 (CSC API
/// v2.0.0.2, "Architectures and protocols for remote signature applications"), as far as signing digests
/// needs them. Numbers in parentheses are its clauses. Unknown members are ignored; a missing one fails with
/// RemoteSigningFailed and its name in the cause. Texts for people are made safe to show, one line each
/// (core/base/shown_text.h).
namespace yenile::remote {

/// info (11.1)
struct RemoteServiceInfo {
    QString name;
    QStringList authTypes; ///< the service's authentication types
    QUrl oauth2;           ///< base address of its authorization server; empty: see the issuer
    QUrl oauth2Issuer;     ///< its metadata (RFC 8414) name these addresses; empty: see the base address
    QStringList methods;
};

/// An authentication factor for the use of a key (8.3.1).
struct Factor {
    QString id;
    QString label;             ///< for people; its id if the service gives none
    QString description;       ///< for people; may be empty
    bool isTyped = true;       ///< false: given elsewhere, for example by a tap on a telephone
    bool hasChallenge = false; ///< the service must be asked first; it sends a code or a question
};

enum class AuthorizationMode {
    Factors, ///< "explicit": this program asks for them
    Browser  ///< "oauth2code": the service's page asks
};

/// A key with its certificate (11.5).
struct Credential {
    QString id;
    QString description;
    std::vector<signature::Certificate> certificates; ///< the key's own first, then its issuers'
    bool isEnabled = true;                            ///< false: the service does not let it sign
    QString status;         ///< of the certificate: "valid", "expired", "revoked", "suspended"; may be empty
    QStringList algorithms; ///< object identifiers
    AuthorizationMode mode = AuthorizationMode::Browser;
    std::vector<Factor> factors = {};
    bool isBound = false;   ///< SCAL 2: an authorization names the digests that it is for
    int mostSignatures = 1; ///< with one authorization

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
/// The question for a factor. Empty if the service sends a code another way.
[[nodiscard]] QString challenge(const QJsonObject& json);
/// The problem in an unsuccessful answer (10.2): "invalid_request: SAD expired".
[[nodiscard]] QString problemText(const QJsonObject& json);

} // namespace yenile::remote
