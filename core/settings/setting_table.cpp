// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/setting_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>

namespace yenile::settings {

namespace {

QVariant nothing() {
    return QString();
}
QVariant emptyList() {
    return QStringList();
}
QVariant documents() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(QStringLiteral("Yenile"));
}
QVariant outbox() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("yenile/outbox"));
}
QVariant cache() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation))
        .filePath(QStringLiteral("yenile"));
}
QVariant asSystem() {
    return QStringLiteral("system");
}
QVariant no() {
    return false;
}
QVariant yes() {
    return true;
}

constexpr Setting table[] = {
    {Key::ServiceAddress, "service/address", Type::Address, nothing, "",
     QT_TRANSLATE_NOOP(
         "Settings",
         "Address of the certification authority's registration service. It has to begin with https."),
     "https://kayit.example"},
    {Key::ServiceCaFile, "service/caFile", Type::File, nothing, "",
     QT_TRANSLATE_NOOP("Settings",
                       "Additional authorities (PEM) for TLS certificates of the service, time-stamping "
                       "authorities, responders and lists. The system's authorities count as well."),
     "/etc/yenile/tls-authorities.pem"},
    {Key::ServiceCaOnly, "service/caOnly", Type::YesNo, no, "false",
     QT_TRANSLATE_NOOP("Settings", "Whether only the authorities of service/caFile count for the service's "
                                   "TLS certificate, and those of the system do not."),
     "true"},
    {Key::ServicePins, "service/pins", Type::List, emptyList, "",
     QT_TRANSLATE_NOOP(
         "Settings", "The only keys that the service's TLS certificate may have. This prints the value of a "
                     "key: openssl x509 -in service.pem -pubkey -noout | openssl pkey -pubin -outform der | "
                     "openssl sha256 -binary | base64. Add the next key before the service changes to it."),
     "0uvHUGZs3DRLUiUS58NXC5RVwKJ1pTVZJMxPTrcvlFM="},
    {Key::LinkedServices, "service/linkedServices", Type::AddressList, emptyList, "",
     QT_TRANSLATE_NOOP("Settings",
                       "Registration services that a link in an e-mail (yenile:) may open without a "
                       "question. If the administrator sets it, links to other services are refused. "
                       "Otherwise Yenile asks, and remembers here what was allowed."),
     "https://kayit.example, https://kayit2.example"},
    {Key::ReceiptSignerFile, "service/receiptSigners", Type::File, nothing, "",
     QT_TRANSLATE_NOOP("Settings",
                       "The only certificates (PEM) that may sign the service's receipts. If it is not set, "
                       "the seal of any institution under signature/trustAnchors may."),
     "/etc/yenile/receipt-signers.pem"},
    {Key::ReceiptPolicies, "service/receiptPolicies", Type::List, emptyList, "",
     QT_TRANSLATE_NOOP("Settings", "Certificate policies (identifiers). A certificate with one of them may "
                                   "sign receipts although it is not a seal."),
     "2.16.792.1.2.1.1.5.7.1.9"},
    {Key::TrustAnchorFile, "signature/trustAnchors", Type::File, nothing, "",
     QT_TRANSLATE_NOOP("Settings", "Roots (PEM) under which signatures are trusted. Add the authorities "
                                   "below them if cards do not hold their certificates."),
     "/etc/yenile/trust-anchors.pem"},
    {Key::ValidationPolicyFile, "signature/validationPolicy", Type::File, nothing, "",
     QT_TRANSLATE_NOOP("Settings", "Policy (JSON) by which signed files are checked, instead of the roots of "
                                   "signature/trustAnchors. yenilectl(1) describes it."),
     "/etc/yenile/validation-policy.json"},
    {Key::RemoteService, "signature/remoteService", Type::Address, nothing, "",
     QT_TRANSLATE_NOOP(
         "Settings",
         "Address of a remote signing service (CSC API, version 2), to sign with a certificate there instead "
         "of one on a card. For a renewal the registration service has to accept that."),
     "https://imza.example/csc/v2"},
    {Key::RemoteClient, "signature/remoteClient", Type::Text, nothing, "",
     QT_TRANSLATE_NOOP(
         "Settings", "Name (client_id) by which the remote signing service knows Yenile. Its operator gives "
                     "it to you, for a public client with PKCE and the redirect address http://127.0.0.1."),
     "yenile"},
    {Key::CacheFolder, "signature/cacheFolder", Type::Folder, cache, "~/.cache/yenile",
     QT_TRANSLATE_NOOP("Settings", "Where revocation data is kept while it is valid."), "/var/cache/yenile"},
    {Key::TimeStampAddresses, "timeStamp/addresses", Type::AddressList, emptyList, "",
     QT_TRANSLATE_NOOP("Settings",
                       "Time-stamping authorities (RFC 3161), tried in this order. Without any, a renewal "
                       "asks those that the registration service names."),
     "https://zd.example, https://zd2.example"},
    {Key::TimeStampAccounts, "timeStamp/accounts", Type::File, nothing, "",
     QT_TRANSLATE_NOOP("Settings",
                       "File with the accounts at these authorities. Only its owner may be able to read it. "
                       "It has a section for each authority, named after its host, with kind (basic, bearer "
                       "or kamusm), user and password (for bearer the token). Accounts are sent only over "
                       "https, and only to the authorities of timeStamp/addresses."),
     "/etc/yenile/time-stamp-accounts.ini"},
    {Key::Proxy, "network/proxy", Type::Choice, asSystem, "system",
     QT_TRANSLATE_NOOP("Settings",
                       "The proxy: system (the desktop's, also by a PAC script), none, or the address of an "
                       "http or socks5 proxy. If everyone logs in with the same name, write NAME@ before the "
                       "host. Passwords are asked for and are never stored."),
     "http://proxy.example:8080", true, "system,none"},
    {Key::LocalAddresses, "network/localAddresses", Type::YesNo, no, "false",
     QT_TRANSLATE_NOOP(
         "Settings", "Whether responders and lists that certificates name may be within the local network."),
     "true"},
    {Key::Drivers, "token/drivers", Type::FileList, emptyList, "",
     QT_TRANSLATE_NOOP("Settings", "PKCS#11 modules (card drivers) to try before all others."),
     "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"},
    {Key::AllowedDrivers, "token/allowedDrivers", Type::FileList, emptyList, "",
     QT_TRANSLATE_NOOP("Settings", "The only card drivers that may be loaded. A file name without a folder "
                                   "stands for every file of that name."),
     "opensc-pkcs11.so"},
    {Key::ForbiddenDrivers, "token/forbiddenDrivers", Type::FileList, emptyList, "",
     QT_TRANSLATE_NOOP("Settings",
                       "Card drivers that are never loaded. A file name without a folder stands for every "
                       "file of that name."),
     "libold-pkcs11.so"},
    {Key::Language, "ui/language", Type::Choice, nothing, "",
     QT_TRANSLATE_NOOP("Settings", "tr or en. If it is not set, the programs speak the language of the "
                                   "computer, or Turkish if that is neither."),
     "tr", false, "tr,en"},
    {Key::Motion, "ui/motion", Type::Choice, asSystem, "system",
     QT_TRANSLATE_NOOP("Settings",
                       "Whether anything in the windows moves by itself: system (as the desktop is "
                       "set), on or off. If it is off, a mark stands still where a bar would move."),
     "off", false, "system,on,off"},
    {Key::CopiesFolder, "ui/copiesFolder", Type::Folder, documents, "~/Documents/Yenile",
     QT_TRANSLATE_NOOP("Settings", "Where the signed documents and the receipts are saved."),
     "/srv/yenile/results"},
    {Key::Reminders, "reminder/enabled", Type::YesNo, yes, "true",
     QT_TRANSLATE_NOOP("Settings",
                       "Whether a timer of the system tells that a certificate will expire, once on each of "
                       "the days in reminder/days. No program of Yenile runs in between."),
     "false"},
    {Key::ReminderDays, "reminder/days", Type::List, emptyList, "",
     QT_TRANSLATE_NOOP(
         "Settings", "How many days before a certificate expires a reminder is shown. If it is not set, the "
                     "days are those that the registration service names, or else 90, 60, 45, 30 and 15."),
     "90, 60, 45, 30, 15"},
    {Key::OutboxFolder, "submission/outboxFolder", Type::Folder, outbox, "~/.local/share/yenile/outbox",
     QT_TRANSLATE_NOOP("Settings", "Where signed applications wait for their receipt."),
     "/srv/yenile/outbox"},
};

const char* typeName(Type type) {
    switch (type) {
    case Type::Address:
        return QT_TRANSLATE_NOOP("Settings", "address");
    case Type::AddressList:
        return QT_TRANSLATE_NOOP("Settings", "addresses, separated by commas");
    case Type::File:
        return QT_TRANSLATE_NOOP("Settings", "file");
    case Type::FileList:
        return QT_TRANSLATE_NOOP("Settings", "files, separated by commas");
    case Type::Folder:
        return QT_TRANSLATE_NOOP("Settings", "folder");
    case Type::YesNo:
        return QT_TRANSLATE_NOOP("Settings", "true or false");
    case Type::List:
        return QT_TRANSLATE_NOOP("Settings", "list, separated by commas");
    case Type::Text:
        return QT_TRANSLATE_NOOP("Settings", "text");
    case Type::Choice:
        break;
    }
    return QT_TRANSLATE_NOOP("Settings", "one of these");
}

} // namespace

std::span<const Setting> settingTable() {
    return table;
}

const Setting& settingOf(Key key) {
    return *std::ranges::find(table, key, &Setting::key);
}

const Setting* settingNamed(const QString& name) {
    const auto* const found = std::ranges::find_if(
        table, [&](const Setting& setting) { return name == QLatin1String(setting.name); });
    return found == std::end(table) ? nullptr : found;
}

QString meaningOf(const Setting& setting) {
    return QCoreApplication::translate("Settings", setting.meaning);
}

QString typeText(Type type) {
    return QCoreApplication::translate("Settings", typeName(type));
}

QStringList choicesOf(const Setting& setting) {
    return QString::fromLatin1(setting.choices).split(u',', Qt::SkipEmptyParts);
}

QString defaultText(const Setting& setting) {
    return *setting.defaultText ? QString::fromLatin1(setting.defaultText)
                                : QCoreApplication::translate("Settings", "nothing");
}

QString valueText(const Value& value) {
    const QVariant& given = value.value;
    return given.typeId() == QMetaType::QStringList ? given.toStringList().join(QStringLiteral(", "))
                                                    : given.toString();
}

QString originText(const Value& value) {
    const auto text = [](const char* source) { return QCoreApplication::translate("Settings", source); };
    switch (value.origin) {
    case Origin::Policy:
        return text(QT_TRANSLATE_NOOP("Settings", "set by the administrator in %1")).arg(value.file);
    case Origin::User:
        return text(QT_TRANSLATE_NOOP("Settings", "set by the user in %1")).arg(value.file);
    case Origin::Installation:
        return text(QT_TRANSLATE_NOOP("Settings", "set when Yenile was installed, in %1")).arg(value.file);
    case Origin::Default:
        break;
    }
    return value.file.isEmpty()
               ? text(QT_TRANSLATE_NOOP("Settings", "default"))
               : text(QT_TRANSLATE_NOOP("Settings", "default of the administrator in %1")).arg(value.file);
}

QJsonObject toJson(const Setting& setting, const Value& value) {
    const QHash<Origin, QString> names{{Origin::Default, QStringLiteral("default")},
                                       {Origin::Installation, QStringLiteral("installation")},
                                       {Origin::User, QStringLiteral("user")},
                                       {Origin::Policy, QStringLiteral("policy")}};
    return {{QStringLiteral("name"), QLatin1String(setting.name)},
            {QStringLiteral("value"), QJsonValue::fromVariant(value.value)},
            {QStringLiteral("origin"), names.value(value.origin)},
            {QStringLiteral("file"), value.file}};
}

} // namespace yenile::settings
