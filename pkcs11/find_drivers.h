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
    QString name;            ///< of the known driver with that file name; empty where there is none
    bool isChosen = true;    ///< by the settings or on the command line
    bool isCritical = false; ///< by p11-kit's configuration: its failure is worth a word
    QString initReserved;    ///< from there as well: what the driver wants to be told in C_Initialize
    friend bool operator==(const DriverFile&, const DriverFile&) = default;
};

/// Which modules there are, and where they were looked for.
struct DriverSearch {
    std::vector<DriverFile> drivers; ///< in the order in which they are tried
    QStringList refused;             ///< are there, and the settings forbid them
    QStringList files;               ///< the names of known drivers …
    QStringList folders;             ///< … that were looked for in these folders
    QStringList configurations;      ///< folders of p11-kit's module files
    QStringList switchedOff = {};    ///< are there, and p11-kit's configuration is not for us
};

/// The modules that are installed on this computer, from the list in resources/ and p11-kit's configuration,
/// best known for Turkish cards first. `preferred` and what the settings name come before them all. Settings:
/// token/drivers; token/allowedDrivers, where there are any, and token/forbiddenDrivers, by path or by file
/// name. A module that p11-kit's files name is tried where they let us have it, and then alone: they may call
/// us yenile, yenilectl or yenile-token in enable-in and disable-in. One that is elsewhere ("remote:") is
/// reached as p11-kit does it, by p11-kit-client.so; whoever forbids that forbids them all.
[[nodiscard]] DriverSearch findDrivers(const settings::Settings& settings, const QString& preferred = {},
                                       const P11KitPlaces& p11Kit = P11KitPlaces::standard());

/// Who is asked at once about cards with these answers to reset, and who only where they leave a card
/// unknown: drivers that are known to be for other cards. Keeps the order of each kind; drivers whose cards
/// are there come first.
struct DriverOrder {
    std::vector<DriverFile> first;
    std::vector<DriverFile> later;
};
[[nodiscard]] DriverOrder orderFor(const std::vector<DriverFile>& drivers,
                                   const QList<QByteArray>& answersToReset);

/// Is a failure of that driver worth a word to whoever has a card with one of these answers to reset? That of
/// one that somebody chose, that is critical or made for the card always is; that of software, of modules
/// that are merely installed, and of drivers that cannot be started is not.
[[nodiscard]] bool concerns(const DriverFile& driver, const QList<QByteArray>& answersToReset,
                            ErrorCode failure);

} // namespace yenile::pkcs11
