// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// The PKCS#11 modules that p11-kit is configured for (pkcs11.conf(5)), read as p11-kit reads them. Its
/// library has no way of telling them without loading every one of them, those that the administrator forbids
/// Yenile among them; so it is not asked.
namespace yenile::pkcs11 {

/// Where p11-kit's configuration lies. Empty: not to be read.
struct P11KitPlaces {
    QString systemFile;    ///< /etc/pkcs11/pkcs11.conf
    QString userFile;      ///< ~/.config/pkcs11/pkcs11.conf
    QString packageFolder; ///< /usr/share/p11-kit/modules: of the packages,
    QString systemFolder;  ///< /etc/pkcs11/modules: of the administrator, over them,
    QString userFolder;    ///< ~/.config/pkcs11/modules: of the user, over them all
    QStringList libraries; ///< where module files without a folder lie

    /// p11-kit's own. The superuser has no configuration but the system's.
    [[nodiscard]] static P11KitPlaces standard();
    /// The folders of module files that are read, in the order above.
    [[nodiscard]] QStringList folders() const;
};

/// A module: what the files of one name say of it, the user's over the administrator's over the package's.
struct P11KitModule {
    QString name;         ///< of its files, without .module
    QString path;         ///< absolute; empty where it is remote, or nothing at all
    QString remote;       ///< a socket or a command behind which the module is
    QString initReserved; ///< x-init-reserved: text that the driver wants in C_Initialize
    int priority = 0;     ///< the highest is asked first
    bool isCritical = false;
    bool holdsTrustAlone = false; ///< trust-policy: certificates of authorities
    bool isEnabled = true;        ///< enable-in, disable-in
};

struct P11KitConfiguration {
    std::vector<P11KitModule> modules; ///< in p11-kit's order: priority, then name
    /// Every module that some file names, though another file may have put something else in its place.
    QStringList named;
};

/// `programs`: names that enable-in and disable-in may call us by. A file that makes no sense is left out:
/// p11-kit itself would give up all modules for it.
[[nodiscard]] P11KitConfiguration readP11Kit(const P11KitPlaces& places, const QStringList& programs);

} // namespace yenile::pkcs11
