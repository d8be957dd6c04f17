#pragma once

#include "core/settings/settings.h"

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

    QString path;
    QString name;         ///< of the known driver with that file name; empty where there is none
    bool isChosen = true; ///< by the settings or on the command line
    friend bool operator==(const DriverFile&, const DriverFile&) = default;
};

/// Which modules there are, and where they were looked for.
struct DriverSearch {
    std::vector<DriverFile> drivers; ///< in the order in which they are tried
    QStringList refused;             ///< are there, and the settings forbid them
    QStringList files;               ///< the names of known drivers …
    QStringList folders;             ///< … that were looked for in these folders
    QStringList configurations;      ///< folders of p11-kit's module files
};

/// The modules that are installed on this computer, from the list in resources/ and p11-kit's configuration,
/// best known for Turkish cards first. `preferred` and what the settings name come before them all. Settings:
/// token/drivers; token/allowedDrivers, where there are any, and token/forbiddenDrivers, by path or by file
/// name.
[[nodiscard]] DriverSearch findDrivers(const settings::Settings& settings, const QString& preferred = {});

/// Who is asked at once about cards with these answers to reset, and who only where they leave a card
/// unknown: drivers that are known to be for other cards. Keeps the order of each kind; drivers whose cards
/// are there come first.
struct DriverOrder {
    std::vector<DriverFile> first;
    std::vector<DriverFile> later;
};
[[nodiscard]] DriverOrder orderFor(const std::vector<DriverFile>& drivers,
                                   const QList<QByteArray>& answersToReset);

} // namespace yenile::pkcs11
