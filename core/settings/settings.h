// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <vector>

/// The settings: the administrator's policy, over the user's settings, over what the installer set, over the
/// defaults.
namespace yenile::settings {

enum class Key {
    ServiceAddress, ///< service/address: https address of the registration service
    ServiceCaFile,  ///< service/caFile: PEM file of further TLS authorities
    ServiceCaOnly,  ///< service/caOnly: whether only the authorities of caFile are trusted, not the system's
    /// service/pins: if there are any, the service's certificate must have one of these keys (base64 of the
    /// SHA-256 of its SubjectPublicKeyInfo). A second one is for the day on which the key changes.
    ServicePins,
    LinkedServices, ///< service/linkedServices: services that a yenile: link may open without asking
    /// service/receiptSigners: PEM file of the certificates that sign receipts. Without it, seals sign them.
    ReceiptSignerFile,
    /// service/receiptPolicies: certificate policies. A certificate with one of them may sign receipts,
    /// besides seals.
    ReceiptPolicies,
    /// signature/trustAnchors: PEM file of the trust anchors of signatures, and of intermediate authorities
    /// that cards may lack.
    TrustAnchorFile,
    /// signature/validationPolicy: JSON file with the rules for verifying files, in place of trustAnchors.
    ValidationPolicyFile,
    /// signature/remoteService: https address of a remote signing service (CSC API v2), without "/csc/v2".
    RemoteService,
    RemoteClient, ///< signature/remoteClient: this program's client_id there (OAuth 2)
    CacheFolder,  ///< signature/cacheFolder: where revocation data are kept while they are valid
    /// timeStamp/addresses: time-stamping authorities, tried in this order.
    TimeStampAddresses,
    TimeStampAccounts, ///< timeStamp/accounts: file with the accounts there, readable by its owner alone
    Proxy, ///< network/proxy: "system", "none", or http://[name@]host:port, also socks5://; never a password
    /// network/localAddresses: whether certificates may name addresses within the local network.
    LocalAddresses,
    Drivers,          ///< token/drivers: list of PKCS#11 modules to try first
    AllowedDrivers,   ///< token/allowedDrivers: if there are any, no others are loaded
    ForbiddenDrivers, ///< token/forbiddenDrivers: never loaded
    Language,         ///< ui/language: "tr" or "en"; empty: the system's, or Turkish if that is neither
    CopiesFolder,     ///< ui/copiesFolder: where results are saved
    Reminders,        ///< reminder/enabled: whether a timer reminds of expiring certificates
    ReminderDays,     ///< reminder/days: how many days before; none: the service's, or else our own
    OutboxFolder,     ///< submission/outboxFolder: where signed bundles wait for their receipt
    Motion,           ///< ui/motion: "system" (as the desktop says), "on" or "off"
};

enum class Origin { Default, Installation, User, Policy };

struct Value {
    QVariant value;
    Origin origin = Origin::Default;
    QString file = {}; ///< that sets it; empty for a default
};

/// Where the layers are read from. Tests and `--settings FILE` name their own. On Windows all but the user's
/// settings are registry keys, with a key for each group and a value for each setting.
struct Sources {
    QString policyFile; ///< /etc/yenile/policy.ini; HKEY_CURRENT_USER\Software\Policies\Yenile
    QString userFile;   ///< QStandardPaths::GenericConfigLocation + "/yenile/settings.ini"
    /// /etc/yenile/policy.d: its *.ini files are further parts of the policy, so that packages can add to it.
    /// They are read after policyFile, in the order of their names. The last one that sets a key counts.
    QString policyFolder = {};
    QString machinePolicy = {}; ///< HKEY_LOCAL_MACHINE\Software\Policies\Yenile, over policyFile
    QString installation = {};  ///< HKEY_LOCAL_MACHINE\Software\Yenile: what the installer was told
    /// The policy's file that the installer for Windows was told. It has to be there; all other parts of the
    /// policy stand over it.
    QString installedPolicy = {};
    [[nodiscard]] static Sources standard();
};

class Settings {
public:
    explicit Settings(Sources sources = Sources::standard());
    ~Settings();

    /// Whether the policy can be read. If a part of it exists but cannot be read, no setting of the user
    /// counts, so a program reports it and ends. A link that leads nowhere exists. Errors: FileNotReadable,
    /// FileDamaged (not UTF-8, or not an INI file).
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] Value value(Key key) const;
    [[nodiscard]] QString text(Key key) const;
    [[nodiscard]] QStringList list(Key key) const;
    [[nodiscard]] bool isManaged(Key key) const { return value(key).origin == Origin::Policy; }
    /// Errors: FileNotWritable; SettingInvalid if the policy locks the key.
    Result<void> set(Key key, const QVariant& value);

    [[nodiscard]] static QString name(Key key);   ///< "service/address"
    [[nodiscard]] static std::vector<Key> keys(); ///< all, in the table's order

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::settings
