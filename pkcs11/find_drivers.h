// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "pkcs11/p11_kit.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace yenile::pkcs11 {

/// A PKCS#11 module to try.
struct DriverFile {
    // NOLINTNEXTLINE(google-explicit-constructor): a path alone is one that somebody chose
    DriverFile(const QString& file);

    /// Of the file; or where the module is that p11-kit's configuration has elsewhere ("unix:path=…", a
    /// command behind "|").
    QString path;
    QString client;          ///< p11-kit's module that speaks with one elsewhere; empty for a file
    QString name;            ///< of the known driver with that file name; may be empty
    bool isChosen = true;    ///< by the settings or on the command line
    bool isCritical = false; ///< by p11-kit's configuration: its failure is reported
    QString initReserved;    ///< from there as well: the driver's argument for C_Initialize
    friend bool operator==(const DriverFile&, const DriverFile&) = default;
};

/// The modules on this computer, and where they were searched for.
struct DriverSearch {
    std::vector<DriverFile> drivers; ///< in the order in which they are tried
    QStringList refused;             ///< present, but the settings forbid them
    QStringList files;               ///< the names of known drivers …
    QStringList folders;             ///< … that were searched for in these folders
    QStringList configurations;      ///< folders of p11-kit's module files
    QStringList switchedOff = {};    ///< present, but p11-kit's configuration disables them for us
};

/// The installed modules, from the list in resources/ and p11-kit's configuration, with the ones for Turkish
/// cards first. `preferred` and the ones in the settings come before all others. Settings: token/drivers;
/// token/allowedDrivers, if there are any, and token/forbiddenDrivers, by path or file name. A module in
/// p11-kit's files is used only if they allow it; enable-in and disable-in may call this program yenile,
/// yenilectl or yenile-token. A remote one ("remote:") is reached with p11-kit-client.so, as p11-kit does;
/// forbidding that forbids all of them. There are no drivers if the policy cannot be read
/// (Settings::check()).
[[nodiscard]] DriverSearch findDrivers(const settings::Settings& settings, const QString& preferred = {},
                                       const P11KitPlaces& p11Kit = P11KitPlaces::standard());

/// Which drivers are asked at once about cards with these answers to reset, and which only if a card is still
/// unknown then: those that are known to be for other cards. Keeps the order within each group; drivers for
/// the cards come first.
struct DriverOrder {
    std::vector<DriverFile> first;
    std::vector<DriverFile> later;
};
[[nodiscard]] DriverOrder orderFor(const std::vector<DriverFile>& drivers,
                                   const QList<QByteArray>& answersToReset);

/// Whether a failure of that driver is reported to a person whose card has one of these answers to reset.
/// Always for a driver that was chosen, is critical or is made for the card. Never for software tokens,
/// modules that are merely installed, and drivers that cannot be started.
[[nodiscard]] bool concerns(const DriverFile& driver, const QList<QByteArray>& answersToReset,
                            ErrorCode failure);

} // namespace yenile::pkcs11
