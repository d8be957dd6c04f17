// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"

#include "app/service/messages/mail_address.h"
#include "core/base/file.h"
#include "core/service/openid_provider.h"
#include "core/signature/pdf/visible_signature.h"

#include <QRegularExpression>
#include <QSettings>
#include <QUrl>

namespace yenile::registration {
namespace {

/// Reads a key into a value that has its default already, and remembers the first that cannot be used.
class IniReader {
public:
    explicit IniReader(const QString& file) : m_ini(file, QSettings::IniFormat) {}

    void read(const char* key, QString& value) const {
        value = m_ini.value(QLatin1String(key), value).toStringList().join(QStringLiteral(", "));
    }

    [[nodiscard]] QStringList list(const char* key) const {
        return m_ini.value(QLatin1String(key)).toStringList();
    }

    void read(const char* key, int& value, int least, int most) {
        bool ok = false;
        const int found = m_ini.value(QLatin1String(key), value).toInt(&ok);
        if (!ok || found < least || found > most)
            refuse(key);
        else
            value = found;
    }

    void read(const char* key, bool& value) {
        const QString text = m_ini.value(QLatin1String(key), value).toString();
        if (text != QLatin1String("true") && text != QLatin1String("false"))
            refuse(key);
        value = text == QLatin1String("true");
    }

    /// "2027-06-01"; empty: none.
    void read(const char* key, QDate& value) {
        const QString text = m_ini.value(QLatin1String(key)).toString();
        value = QDate::fromString(text, Qt::ISODate);
        if (!text.isEmpty() && !value.isValid())
            refuse(key);
    }

    void refuse(const char* key) {
        if (m_refused.isEmpty())
            m_refused = QLatin1String(key);
    }

    [[nodiscard]] Result<void> outcome() const {
        if (m_ini.status() != QSettings::NoError)
            return fail(ErrorCode::FileNotReadable, {m_ini.fileName()});
        if (!m_refused.isEmpty())
            return fail(ErrorCode::SettingInvalid, {m_refused});
        return {};
    }

private:
    QSettings m_ini;
    QString m_refused;
};

void readPlace(IniReader& ini, service::SignaturePolicy& policy) {
    constexpr int furthestPage = 1000;
    service::SignaturePlace place;
    QString field;
    ini.read("signature/page", place.page, -furthestPage, furthestPage);
    ini.read("signature/corner", place.corner);
    ini.read("signature/field", field);
    if (place.page == 0)
        ini.refuse("signature/page");
    if (!signature::cornerNamed(place.corner))
        ini.refuse("signature/corner");
    if (!field.isEmpty())
        place.field = field;
    if (policy.visibleSignature)
        policy.signaturePlace = place;
}

QStringList readAuthorities(IniReader& ini, const char* key) {
    QStringList addresses;
    for (const QString& item : ini.list(key)) {
        const QUrl address(item.trimmed());
        if (item.trimmed().isEmpty())
            continue;
        if ((address.scheme() != u"http" && address.scheme() != u"https") || address.host().isEmpty())
            ini.refuse(key);
        addresses.append(address.toString());
    }
    return addresses;
}

void readInfo(IniReader& ini, service::ServiceInfo& info) {
    info.name = QStringLiteral("Yenile");
    info.environment = QStringLiteral("test");
    info.minimumClientVersion = QStringLiteral("0.1.0");
    ini.read("service/name", info.name);
    ini.read("service/environment", info.environment);
    ini.read("service/minimumClientVersion", info.minimumClientVersion);
    QString notice;
    ini.read("service/maintenanceNotice", notice);
    if (!notice.isEmpty())
        info.maintenanceNotice = notice;
    ini.read("contact/email", info.contact.email);
    ini.read("contact/phone", info.contact.phone);
    ini.read("contact/faqUrl", info.contact.faqUrl);
    ini.read("signature/profile", info.signaturePolicy.profile);
    ini.read("signature/level", info.signaturePolicy.level);
    ini.read("signature/digestAlgorithm", info.signaturePolicy.digestAlgorithm);
    ini.read("signature/visibleSignature", info.signaturePolicy.visibleSignature);
    bool remoteSignatures = false;
    ini.read("signature/remoteSignatures", remoteSignatures);
    if (remoteSignatures)
        info.signaturePolicy.remoteSignatures = true;
    info.signaturePolicy.documentFormat = QStringLiteral("PAdES");
    info.signaturePolicy.bundleFormat = QStringLiteral("ASiC-E");
    if (const QStringList authorities = readAuthorities(ini, "signature/timeStampAuthorities");
        !authorities.isEmpty())
        info.signaturePolicy.timeStampAuthorities = std::vector(authorities.begin(), authorities.end());
    readPlace(ini, info.signaturePolicy);
}

bool isSecureAddress(const QString& text) {
    const QUrl address(text);
    return text.isEmpty() || (address.scheme() == u"https" && !address.host().isEmpty());
}

void readWording(IniReader& ini, ServiceSettings& settings) {
    settings.wording.declaration = {
        QStringLiteral(
            "Bu formdaki bilgilerin tamamının doğru olduğunu, doğru olmayan bilgilerden doğacak bütün "
            "zararların bana ait olduğunu beyan eder; bu formdaki bilgilerle adıma nitelikli elektronik "
            "sertifika düzenlenmesini isterim."),
        QStringLiteral(
            "I declare that all data in this form are true and that I answer for all damage that "
            "arises where they are not. I ask for a qualified electronic certificate to be prepared "
            "for me by the data in this form.")};
    ini.read("form/declaration", settings.wording.declaration.tr);
    ini.read("form/declarationEnglish", settings.wording.declaration.en);
    ini.read("service/programUrl", settings.wording.programUrl);
    if (!isSecureAddress(settings.wording.programUrl))
        ini.refuse("service/programUrl");
    ini.read("service/publicUrl", settings.wording.publicUrl);
    if (!isSecureAddress(settings.wording.publicUrl))
        ini.refuse("service/publicUrl");
    service::LocalText paper{
        QStringLiteral("Elle imzalanan belgeleri kurum yetkilinize teslim edin."),
        QStringLiteral("Give the documents that you signed by hand to your institution's officer.")};
    ini.read("paper/destination", paper.tr);
    ini.read("paper/destinationEnglish", paper.en);
    settings.info.paperDestination = paper;
    int days = 90;
    ini.read("service/renewalDays", days, 1, 3650);
    settings.info.renewalDays = days;
    QString identityNumberUrl;
    ini.read("contact/identityNumberUrl", identityNumberUrl);
    if (!isSecureAddress(identityNumberUrl))
        ini.refuse("contact/identityNumberUrl");
    if (!identityNumberUrl.isEmpty())
        settings.info.contact.identityNumberUrl = identityNumberUrl;
}

void readRevocation(IniReader& ini, RevocationSettings& revocation) {
    using signature::RevocationDemand;
    QString demand = QStringLiteral("ifNamed");
    ini.read("signature/revocation", demand);
    if (demand == QLatin1String("off"))
        revocation.demand.reset();
    else if (demand == QLatin1String("required"))
        revocation.demand = RevocationDemand::Always;
    else if (demand != QLatin1String("ifNamed"))
        ini.refuse("signature/revocation");
    ini.read("network/proxy", revocation.proxy);
    ini.read("network/localAddresses", revocation.localAddresses);
}

void readDatabase(IniReader& ini, DatabaseSettings& database) {
    ini.read("database/driver", database.driver);
    if (database.driver != QLatin1String("sqlite") && database.driver != QLatin1String("postgresql"))
        ini.refuse("database/driver");
    ini.read("database/name", database.name);
    ini.read("database/host", database.host);
    ini.read("database/port", database.port, 1, 65535);
    ini.read("database/user", database.user);
    ini.read("database/passwordFile", database.passwordFile);
}

void readRules(IniReader& ini, ServiceSettings& settings) {
    constexpr int day = 24 * 60 * 60;
    ini.read("sms/codeLength", settings.sms.codeLength, 4, 10);
    ini.read("sms/lifetimeSeconds", settings.sms.lifetimeSeconds, 1, day);
    ini.read("sms/tries", settings.sms.tries, 1, 20);
    ini.read("sms/resendPauseSeconds", settings.sms.resendPauseSeconds, 0, day);
    ini.read("sms/codesPerTenMinutes", settings.sms.codesPerTenMinutes, 1, 1000);
    ini.read("sms/wrongCodes", settings.sms.wrongCodes, 1, 1000);
    ini.read("captcha/length", settings.captcha.length, 4, 8);
    ini.read("captcha/lifetimeSeconds", settings.captcha.lifetimeSeconds, 1, day);
    ini.read("captcha/reveal", settings.captcha.reveal);
    ini.read("limits/loginTries", settings.limits.loginTries, 1, 1000);
    ini.read("limits/lockSeconds", settings.limits.lockSeconds, 1, day);
    ini.read("limits/passwordRequestsPerHour", settings.limits.passwordRequestsPerHour, 1, 1000);
    ini.read("reading/processes", settings.reading.processes, 1, 64);
    ini.read("reading/mebibytes", settings.reading.mebibytes, 128, 1 << 16);
    ini.read("limits/triesPerAddress", settings.limits.triesPerAddress, 1, 1'000'000);
    ini.read("session/lifetimeSeconds", settings.sessionSeconds, 1, day);
    ini.read("metrics/tokenFile", settings.metricsTokenFile);
    ini.read("password/length", settings.accessPasswordLength, 10, 64);
    const bool isTest = settings.info.environment == QLatin1String("test");
    ini.read("password/hashPasses", settings.hashPasses, isTest ? 1 : safeHashPasses, 1000);
}

void readProxies(IniReader& ini, HttpSettings& http) {
    ini.read("http/forwardedHeader", http.forwardedHeader);
    QString proxies = QStringLiteral("127.0.0.1, ::1");
    ini.read("http/proxies", proxies);
    for (const QString& item : proxies.split(u',')) {
        const Subnet subnet = QHostAddress::parseSubnet(item.trimmed());
        if (subnet.first.isNull())
            ini.refuse("http/proxies");
        http.proxies.append(subnet);
    }
}

void readHttp(IniReader& ini, HttpSettings& http) {
    ini.read("http/address", http.address);
    ini.read("http/threads", http.threads, 1, 400);
    ini.read("http/waitingConnections", http.waitingConnections, 1, 10'000);
    ini.read("http/idleConnections", http.idleConnections, 1, 10'000);
    ini.read("http/connectionsPerAddress", http.connectionsPerAddress, 1, 400);
    ini.read("http/requestsPerMinute", http.requestsPerMinute, 10, 100'000'000);
    ini.read("http/headSeconds", http.headSeconds, 1, 300);
    ini.read("http/bytesPerSecond", http.bytesPerSecond, 1, 1 << 30);
    ini.read("http/bodiesMebibytes", http.bodiesMebibytes, 1, 1 << 20);
    ini.read("http/keepAliveSeconds", http.keepAliveSeconds, 1, 300);
    ini.read("http/readSeconds", http.readSeconds, 1, 300);
    ini.read("http/bundleMebibytes", http.bundleMebibytes, 1, 256);
    readProxies(ini, http);
    ini.read("service/deprecatedOn", http.deprecatedOn);
    ini.read("service/sunsetOn", http.sunsetOn);
    if (http.sunsetOn.isValid() && (!http.deprecatedOn.isValid() || http.sunsetOn < http.deprecatedOn))
        ini.refuse("service/sunsetOn"); // RFC 9745, 4
}

void readChannels(IniReader& ini, MailSettings& mail, SmsGatewaySettings& gateway) {
    ini.read("mail/url", mail.url);
    if (!mail.url.isEmpty() && !mail.url.startsWith(u"smtp://") && !mail.url.startsWith(u"smtps://"))
        ini.refuse("mail/url");
    ini.read("mail/from", mail.from);
    if (const auto from = sendableAddress(mail.from); from)
        mail.from = *from;
    else if (!mail.url.isEmpty())
        ini.refuse("mail/from");
    ini.read("mail/user", mail.user);
    ini.read("mail/passwordFile", mail.passwordFile);
    ini.read("mail/caFile", mail.caFile);
    ini.read("mail/requireTls", mail.requireTls);
    ini.read("smsGateway/url", gateway.url);
    if (!gateway.url.isEmpty() && !gateway.url.startsWith(u"https://"))
        ini.refuse("smsGateway/url");
    ini.read("smsGateway/header", gateway.header);
    ini.read("smsGateway/contentType", gateway.contentType);
    ini.read("smsGateway/body", gateway.body);
    ini.read("smsGateway/secretFile", gateway.secretFile);
    ini.read("smsGateway/caFile", gateway.caFile);
}

void readProgress(IniReader& ini, ServiceSettings& settings) {
    constexpr int year = 365;
    ini.read("webhook/url", settings.webhook.url);
    if (!isSecureAddress(settings.webhook.url))
        ini.refuse("webhook/url");
    ini.read("webhook/secretFile", settings.webhook.secretFile);
    ini.read("webhook/caFile", settings.webhook.caFile);
    ini.read("progress/checkDays", settings.progress.checkDays, 0, year);
    ini.read("progress/produceDays", settings.progress.produceDays, 0, year);
    ini.read("progress/sendDays", settings.progress.sendDays, 0, year);
    std::vector<int> days;
    for (const QString& item : ini.list("service/reminderDays")) {
        days.push_back(item.toInt());
        if (days.back() < 1 || days.back() > 3650)
            ini.refuse("service/reminderDays");
    }
    if (!days.empty())
        settings.info.reminderDays = days;
}

void readRetention(IniReader& ini, RetentionSettings& retention) {
    constexpr int century = 36'500; // days
    ini.read("retention/submittedYears", retention.submittedYears, 1, 100);
    ini.read("retention/unfinishedDays", retention.unfinishedDays, 1, century);
    ini.read("retention/orderDays", retention.orderDays, 1, century);
    ini.read("retention/spoolDays", retention.spoolDays, 1, century);
}

void readProvider(IniReader& ini, ServiceSettings& settings) {
    ProviderSettings& provider = settings.provider;
    ini.read("provider/issuer", provider.issuer);
    if (provider.issuer.isEmpty())
        return;
    if (service::metadataAddress(provider.issuer).isEmpty())
        ini.refuse("provider/issuer");
    ini.read("provider/id", provider.id);
    static const QRegularExpression plainName(QStringLiteral("^[a-z0-9-]{1,40}$"));
    if (!plainName.match(provider.id).hasMatch())
        ini.refuse("provider/id");
    provider.name = {QUrl(provider.issuer).host(), {}};
    ini.read("provider/name", provider.name.tr);
    provider.name.en = provider.name.tr;
    ini.read("provider/nameEnglish", provider.name.en);
    ini.read("provider/clientId", provider.clientId);
    ini.read("provider/identityClaim", provider.identityClaim);
    ini.read("provider/scope", provider.scope);
    ini.read("provider/secretFile", provider.secretFile);
    ini.read("provider/caFile", provider.caFile);
    if (provider.clientId.isEmpty())
        ini.refuse("provider/clientId");
    if (provider.identityClaim.isEmpty())
        ini.refuse("provider/identityClaim");
    if (!provider.scope.split(u' ').contains(QStringLiteral("openid"))) // Core 1.0, 3.1.2.1
        ini.refuse("provider/scope");
    settings.info.loginProviders = {
        {provider.id, provider.name, provider.issuer, provider.clientId, provider.scope}};
}

} // namespace

Result<ServiceSettings> readSettings(const QDir& state) {
    ServiceSettings settings;
    settings.state = state;
    const QString file = settings.file(QStringLiteral("service.ini"));
    if (const Result<QByteArray> there = readFile(file); !there)
        return failure(there);
    IniReader ini(file);
    readInfo(ini, settings.info);
    readWording(ini, settings);
    readRevocation(ini, settings.revocation);
    ini.read("keys/receipt", settings.keys.receipt);
    ini.read("keys/tls", settings.keys.tls);
    readDatabase(ini, settings.database);
    readRules(ini, settings);
    readHttp(ini, settings.http);
    readChannels(ini, settings.mail, settings.smsGateway);
    readProgress(ini, settings);
    readRetention(ini, settings.retention);
    settings.auditTimeStampAuthorities = readAuthorities(ini, "audit/timeStampAuthorities");
    readProvider(ini, settings);
    if (const Result<void> outcome = ini.outcome(); !outcome)
        return failure(outcome);
    return settings;
}

QByteArray firstSettings(bool demo) {
    const ServiceSettings defaults;
    QString text = QStringLiteral(
        R"(; Settings of this registration service. A line that is missing has the value shown here.
[service]
name="Yenile Deneme Kayıt Servisi"
environment=test
minimumClientVersion=0.1.0
maintenanceNotice=
; once this version of the protocol is to end: since when that is known, and when it does, as 2027-06-01
deprecatedOn=
sunsetOn=

; how many days before a certificate ends its renewal may begin, and where the program is to be had (https)
renewalDays=90
programUrl=
; how many days before a certificate ends its holder is reminded, and where this service is reached (https): with it
; the e-mail of the access password has a link that opens the program at this service
reminderDays=90, 60, 45, 30, 15
publicUrl=

; How many days each part of the work usually takes, as applicants are told; 0: nobody can say
[progress]
checkDays=3
produceDays=10
sendDays=3

; Another system of the authority (https) that is told each step of an application, signed with the secret in a file:
; whsec_ and base64 of 24 to 64 random bytes; in several lines several, while one gives way to another
[webhook]
url=
secretFile=
caFile=

; What applicants declare by approving the form, and where documents signed by hand go: each in Turkish, and in
; English. Without a line the service has words of its own.
[form]
;declaration=
;declarationEnglish=
[paper]
;destination=
;destinationEnglish=

[contact]
; where one learns one's T.C. Kimlik No (https)
identityNumberUrl=
email=bilgi@kayit.example
phone=444 0 000
faqUrl=https://kayit.example/sss

[signature]
profile=P1
level=B-B
digestAlgorithm=SHA-256
; where applicants get time stamps for levels above B-B, unless their own settings say: addresses with commas between
timeStampAuthorities=
; whether applicants may sign with a key that lies with a remote signing service. Clients ask for no such signature where
; this is false; a signature does not tell where its key lies.
remoteSignatures=false
; Whether the signer's certificate was revoked is asked before a receipt is given: ifNamed, where it says whom to ask;
; required, always, and without word there is no receipt; off, never.
revocation=ifNamed

; The way to responders and lists: system, none, or http://host:port
[network]
proxy=system
localAddresses=false

; The private keys: a file, or a key in an HSM, as "pkcs11:token=...?module-path=...&pin-source=file:..." in quotes.
; Their certificates are pki/receipt.pem and pki/tls.pem. SIGHUP has keys and certificates read anew.
[keys]
receipt=pki/receipt.key
tls=pki/tls.key

; How long personal data are kept before they are erased: applications that were handed in, with what was signed;
; those that never were; orders that nobody applied by, and persons who have nothing else; files in the spool folder
[retention]
submittedYears=20
unfinishedDays=180
orderDays=730
spoolDays=30

; Who stamps the audit log when it is exported: addresses of time-stamping authorities with commas between
[audit]
timeStampAuthorities=

; or driver=postgresql with name, host, port, user and passwordFile
[database]
driver=sqlite
name=state.sqlite

[sms]
codeLength=%1
lifetimeSeconds=%2
tries=%3
resendPauseSeconds=%4

[session]
lifetimeSeconds=%5

; What a hash of an access password or security word costs; the more the longer a login takes (5: some 0.2 s).
; Fewer than 5 are taken where environment=test alone.
[password]
hashPasses=%9

[limits]
loginTries=%6
lockSeconds=%7

; Who vouches for applicants beside captcha and password, by OpenID Connect: the address (https) that is its issuer,
; what it is called in Turkish and in English, the service's name and secret there, and the claim in which it tells the
; identity number. Applicants log in to it in their own browser, and come back to http://127.0.0.1 at any port.
[provider]
issuer=
id=provider
name=
nameEnglish=
clientId=
secretFile=
scope=openid
identityClaim=
caFile=

; Without an address e-mails and SMS lie in the spool folder. Files are looked for in this folder.
[mail]
url=
from=
user=
passwordFile=
requireTls=true

; {to}, {text}, {id} and {secret} are replaced, e.g. body="{\"to\": \"{to}\", \"message\": \"{text}\"}"
[smsGateway]
url=
header=
contentType=application/json
body=
secretFile=

; Who sends the token in this file as "Authorization: Bearer ..." may read /metrics (Prometheus).
[metrics]
tokenFile=

; reveal=true writes the text of each picture into the spool folder: for demonstrations and tests alone
[captcha]
reveal=%8
)");
    return text.arg(defaults.sms.codeLength)
        .arg(defaults.sms.lifetimeSeconds)
        .arg(defaults.sms.tries)
        .arg(defaults.sms.resendPauseSeconds)
        .arg(defaults.sessionSeconds)
        .arg(defaults.limits.loginTries)
        .arg(defaults.limits.lockSeconds)
        .arg(demo ? QStringLiteral("true") : QStringLiteral("false"))
        .arg(defaults.hashPasses)
        .toUtf8();
}

} // namespace yenile::registration
