// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <vector>

/// Administrator's policy over the user's settings over what the installation set over the defaults.
namespace yenile::settings {

enum class Key {
    ServiceAddress, ///< service/address: https address of the registration service
    ServiceCaFile,  ///< service/caFile: PEM file of further TLS authorities
    ServiceCaOnly,  ///< service/caOnly: whether those of caFile alone count, and the system's do not
    /// service/pins: where there are any, the service's certificate has one of these keys (base64 of the
    /// SHA-256 of its SubjectPublicKeyInfo); a second one is for the day when the key changes.
    ServicePins,
    LinkedServices, ///< service/linkedServices: services that a yenile: link may lead to without a question
    /// service/receiptSigners: PEM file of the certificates that sign receipts; without it seals do.
    ReceiptSignerFile,
    /// service/receiptPolicies: certificate policies by which a certificate, besides seals, signs receipts.
    ReceiptPolicies,
    /// signature/trustAnchors: PEM file of the roots that signatures are trusted under, and of the
    /// authorities below them that cards may not hold.
    TrustAnchorFile,
    /// signature/validationPolicy: JSON file by which signed files are checked, in place of trustAnchors.
    ValidationPolicyFile,
    /// signature/remoteService: https address of a remote signing service (CSC API v2), up to its "/csc/v2".
    RemoteService,
    RemoteClient, ///< signature/remoteClient: the name by which that service knows this program (OAuth 2)
    CacheFolder,  ///< signature/cacheFolder: where revocation data is kept while it is valid
    /// timeStamp/addresses: time-stamping authorities, tried in this order.
    TimeStampAddresses,
    TimeStampAccounts, ///< timeStamp/accounts: file with the accounts there, readable by its owner alone
    Proxy, ///< network/proxy: "system", "none", or http://[name@]host:port, also socks5://; never a password
    /// network/localAddresses: whether certificates may name addresses within the local network.
    LocalAddresses,
    Drivers,          ///< token/drivers: list of PKCS#11 modules to try first
    AllowedDrivers,   ///< token/allowedDrivers: where there are any, no others are loaded
    ForbiddenDrivers, ///< token/forbiddenDrivers: never loaded
    Language,         ///< ui/language: "tr" or "en"; empty: the system's, Turkish when that is neither
    CopiesFolder,     ///< ui/copiesFolder: where results are saved
    Reminders,        ///< reminder/enabled: whether a timer tells that a certificate ends
    ReminderDays,     ///< reminder/days: how many days before; none: the service's, or else those of us
    OutboxFolder,     ///< submission/outboxFolder: where signed bundles wait for their receipt
};

enum class Origin { Default, Installation, User, Policy };

struct Value {
    QVariant value;
    Origin origin = Origin::Default;
    QString file = {}; ///< that says so; empty for a default
};

/// Where the layers are read from; tests and `--settings FILE` name their own. On Windows all but the user's
/// are keys of the registry, with a key below for each group and a value for each setting.
struct Sources {
    QString policyFile; ///< /etc/yenile/policy.ini; HKEY_CURRENT_USER\Software\Policies\Yenile
    QString userFile;   ///< QStandardPaths::GenericConfigLocation + "/yenile/settings.ini"
    /// /etc/yenile/policy.d: its *.ini files are further parts of the policy, for packages to add to it. They
    /// are read after policyFile in the order of their names, and what is said last counts.
    QString policyFolder = {};
    QString machinePolicy = {}; ///< HKEY_LOCAL_MACHINE\Software\Policies\Yenile, over policyFile
    QString installation = {};  ///< HKEY_LOCAL_MACHINE\Software\Yenile: what the installer was told
    [[nodiscard]] static Sources standard();
};

class Settings {
public:
    explicit Settings(Sources sources = Sources::standard());
    ~Settings();

    /// Where a part of the administrator's policy is there but cannot be read, nothing of the user's counts:
    /// a program says so and ends. Errors: FileNotReadable, FileDamaged (no UTF-8, or no INI file).
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] Value value(Key key) const;
    [[nodiscard]] QString text(Key key) const;
    [[nodiscard]] QStringList list(Key key) const;
    [[nodiscard]] bool isManaged(Key key) const { return value(key).origin == Origin::Policy; }
    /// Errors: FileNotWritable; SettingInvalid where the policy holds the key.
    Result<void> set(Key key, const QVariant& value);

    [[nodiscard]] static QString name(Key key);   ///< "service/address"
    [[nodiscard]] static std::vector<Key> keys(); ///< all, in the table's order

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::settings
