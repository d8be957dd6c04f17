// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/crypto.h"
#include "core/base/result.h"
#include "core/service/messages.h"
#include "core/signature/validation/validation.h"

#include <QDate>
#include <QDir>
#include <QHostAddress>

namespace yenile::registration {

struct DatabaseSettings {
    QString driver = QStringLiteral("sqlite"); ///< "sqlite" or "postgresql"
    QString name = QStringLiteral("state.sqlite");
    QString host;
    int port = 5432;
    QString user;
    QString passwordFile;
};

struct SmsSettings {
    int codeLength = 6;
    int lifetimeSeconds = 180;
    int tries = 3;
    int resendPauseSeconds = 60;
    int codesPerTenMinutes = 10; ///< to one applicant
    int wrongCodes = 9;          ///< of one applicant in a day, before the next has to wait
};

struct CaptchaSettings {
    int length = 5;
    int lifetimeSeconds = 300;
    bool reveal = false; ///< writes the solution into the spool folder; only for demonstrations and tests
};

/// Tries before the next one has to wait, and how long the first wait is; it doubles up to an hour.
struct LimitSettings {
    int loginTries = 5;
    int lockSeconds = 60;
    int passwordRequestsPerHour = 5;
    int triesPerAddress =
        300; ///< in ten minutes: wrong captchas, logins and codes, resends, password requests
};

using Subnet = std::pair<QHostAddress, int>; ///< and how many bits of it count

struct HttpSettings {
    QString address = QStringLiteral("127.0.0.1");
    int threads = 64;
    int waitingConnections = 256;   ///< with a request, besides one for each thread
    int idleConnections = 512;      ///< idle; they occupy no thread
    int connectionsPerAddress = 24; ///< at once; not counted behind a proxy
    int requestsPerMinute = 6000;   ///< of one address; logins, captchas and the like count ten times
    int headSeconds = 10;           ///< for the head of a request to come
    int bytesPerSecond = 4096;      ///< bodies and answers may not be slower, all in all
    int bodiesMebibytes = 256;      ///< of memory for the bodies of all requests together
    int keepAliveSeconds = 5;
    int readSeconds = 10;
    int bundleMebibytes = 32;
    QString forwardedHeader; ///< the header with the client's address; empty: no proxy
    QList<Subnet> proxies;   ///< that are trusted with that header
    QDate deprecatedOn;      ///< the day on which the end of this version of the protocol was announced
    QDate sunsetOn;          ///< the day of its end
};

/// An identity provider (OpenID Connect) besides captcha and password. An empty issuer: none.
struct ProviderSettings {
    QString id = QStringLiteral("provider"); ///< in the protocol
    service::LocalText name;
    QString issuer; ///< https://…
    QString clientId;
    QString secretFile; ///< empty: the provider asks for none
    QString scope = QStringLiteral("openid");
    QString identityClaim; ///< the claim with the identity number
    QString caFile;        ///< in place of the system's authorities
};

/// The mail server; an empty address: e-mails go to the spool folder.
struct MailSettings {
    QString url; ///< smtp://host:587 (with STARTTLS) or smtps://host
    QString from;
    QString user;
    QString passwordFile;
    QString caFile;         ///< in place of the system's authorities
    bool requireTls = true; ///< false for a server on the same computer
};

/// The SMS gateway; an empty address: SMS go to the spool folder.
struct SmsGatewaySettings {
    QString url; ///< https://…; {to}, {text}, {id} and {secret} are replaced, here and below
    QString header;
    QString contentType = QStringLiteral("application/json");
    QString body; ///< empty: a GET
    QString secretFile;
    QString caFile;
};

/// Another system of the authority that gets the steps of applications. An empty address: none.
struct WebhookSettings {
    QString url; ///< https://…
    QString secretFile;
    QString caFile; ///< in place of the system's authorities
};

/// How many days each part of the work usually takes; 0: unknown.
struct ProgressSettings {
    int checkDays = 3;
    int produceDays = 10;
    int sendDays = 3;
};

/// How the revocation status of signers' certificates is checked.
struct RevocationSettings {
    /// What the service must know before it gives a receipt; nothing: it does not ask.
    std::optional<signature::RevocationDemand> demand = signature::RevocationDemand::WhereNamed;
    QString proxy = QStringLiteral("system"); ///< or "none", or http://[name@]host:port, also socks5://
    bool localAddresses = false; ///< whether certificates may name addresses within the local network
};

/// Texts of the institution and the authority in forms and letters.
struct Wording {
    service::LocalText declaration; ///< what the applicant declares by approving a form
    QString programUrl;             ///< where to get the program; empty: not mentioned
    QString publicUrl; ///< this service's address, for links that open the program; empty: no links
};

/// Limits for bundles that are validated at the same time.
struct ReadingSettings {
    int processes = 4;   ///< so many at once
    int mebibytes = 512; ///< of memory for all of them
};

/// Where the private keys are: files, or in an HSM (keys/key_uri.h). Their certificates are pki/receipt.pem
/// and pki/tls.pem.
struct KeySettings {
    QString receipt = QStringLiteral("pki/receipt.key");
    QString tls = QStringLiteral("pki/tls.key");
};

/// How long personal data are kept before the service erases them.
struct RetentionSettings {
    int submittedYears = 20;  ///< submitted applications, with signatures and receipt
    int unfinishedDays = 180; ///< applications that were not submitted
    int orderDays = 730;      ///< orders without an application, and persons without other data
    int spoolDays = 30;       ///< files in the spool folder
};

/// service.ini in the state folder. Missing keys have the values given here.
struct ServiceSettings {
    QDir state;
    service::ServiceInfo info;
    Wording wording;
    KeySettings keys;
    DatabaseSettings database;
    SmsSettings sms;
    CaptchaSettings captcha;
    LimitSettings limits;
    HttpSettings http;
    MailSettings mail;
    SmsGatewaySettings smsGateway;
    WebhookSettings webhook;
    ProgressSettings progress;
    ProviderSettings provider;
    RevocationSettings revocation;
    ReadingSettings reading;
    RetentionSettings retention;
    QStringList auditTimeStampAuthorities; ///< stamp the exported audit log; empty: none
    int sessionSeconds = 1800;
    int accessPasswordLength = 12;
    int hashPasses = safeHashPasses; ///< of access passwords and security words
    QString metricsTokenFile;        ///< has the token for reading the metrics; empty: nobody may

    [[nodiscard]] QString file(const QString& name) const { return state.absoluteFilePath(name); }
};

/// Errors: FileNotReadable, SettingInvalid.
[[nodiscard]] Result<ServiceSettings> readSettings(const QDir& state);

/// A first service.ini with everything that an operator may want to change.
[[nodiscard]] QByteArray firstSettings(bool demo);

} // namespace yenile::registration
