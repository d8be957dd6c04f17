// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace yenile::pkcs11 {

/// A driver that cards in Türkiye are known to need: a row of resources/drivers.json.
struct KnownDriver {
    QString name;                    ///< "AKİS"
    QStringList files;               ///< on this operating system
    QList<QByteArray> cards = {};    ///< parts of the answers to reset of its cards; empty: not known
    bool isSoftware = false;         ///< holds keys without a card
    bool isOnlyConfigured = false;   ///< not looked for: somebody has to configure or to choose it
    bool isSilentAboutTries = false; ///< its flags say nothing of wrong PINs
    QString pinTool = {};            ///< its maker's program to set the PIN with; empty: not known
};

struct KnownDrivers {
    std::vector<KnownDriver> drivers; ///< best known first
    QStringList folders;              ///< where their makers install them; absolute
};

[[nodiscard]] const KnownDrivers& knownDrivers();

/// The row with that name; null where there is none.
[[nodiscard]] const KnownDriver* knownDriverNamed(const QString& name);
/// The row with a file of that path's name, with or without the version that may stand behind it; null where
/// there is none.
[[nodiscard]] const KnownDriver* knownDriverAt(const QString& path);
/// Is it known that the driver at that path holds keys without a card?
[[nodiscard]] bool isSoftware(const QString& path);

} // namespace yenile::pkcs11
