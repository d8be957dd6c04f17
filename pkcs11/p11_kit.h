// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// The PKCS#11 modules in p11-kit's configuration (pkcs11.conf(5)), read as p11-kit reads them. p11-kit's own
/// library is not used, because it would load every module to list them, even those that the administrator
/// forbids for Yenile.
namespace yenile::pkcs11 {

/// The places of p11-kit's configuration. Empty: not read.
struct P11KitPlaces {
    QString systemFile;    ///< /etc/pkcs11/pkcs11.conf
    QString userFile;      ///< ~/.config/pkcs11/pkcs11.conf
    QString packageFolder; ///< /usr/share/p11-kit/modules: of the packages,
    QString systemFolder;  ///< /etc/pkcs11/modules: of the administrator, over them,
    QString userFolder;    ///< ~/.config/pkcs11/modules: of the user, over them all
    QStringList libraries; ///< where module files without a folder lie

    /// The standard places. Root has only the system's configuration.
    [[nodiscard]] static P11KitPlaces standard();
    /// The folders of module files that are read, in the order above.
    [[nodiscard]] QStringList folders() const;
};

/// A module: the merged files of one name, the user's over the administrator's over the package's.
struct P11KitModule {
    QString name;         ///< of its files, without .module
    QString path;         ///< absolute; empty if it is remote or missing
    QString remote;       ///< a socket or a command behind which the module is
    QString initReserved; ///< x-init-reserved: text that the driver wants in C_Initialize
    int priority = 0;     ///< the highest is asked first
    bool isCritical = false;
    bool holdsTrustAlone = false; ///< trust-policy: certificates of authorities
    bool isEnabled = true;        ///< enable-in, disable-in
};

struct P11KitConfiguration {
    std::vector<P11KitModule> modules; ///< in p11-kit's order: priority, then name
    /// Every module that some file names, even if another file replaces it.
    QStringList named;
};

/// `programs`: our names in enable-in and disable-in. A malformed file is skipped, although p11-kit itself
/// would then use no module at all.
[[nodiscard]] P11KitConfiguration readP11Kit(const P11KitPlaces& places, const QStringList& programs);

} // namespace yenile::pkcs11
