// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace yenile::pkcs11 {

/// A driver for cards in Türkiye: a row of resources/drivers.json.
struct KnownDriver {
    QString name;                    ///< "AKİS"
    QStringList files;               ///< on this operating system
    QList<QByteArray> cards = {};    ///< parts of the answers to reset of its cards; empty: not known
    bool isSoftware = false;         ///< holds keys without a card
    bool isOnlyConfigured = false;   ///< not searched for; it must be configured or chosen
    bool isSilentAboutTries = false; ///< its flags do not tell of wrong PINs
    QString pinTool = {};            ///< its maker's program for setting the PIN; empty: not known
};

struct KnownDrivers {
    std::vector<KnownDriver> drivers; ///< best known first
    QStringList folders;              ///< where their makers install them; absolute
};

[[nodiscard]] const KnownDrivers& knownDrivers();

/// The row with that name; null if there is none.
[[nodiscard]] const KnownDriver* knownDriverNamed(const QString& name);
/// The row for the file name of that path, with or without a version suffix; null if there is none.
[[nodiscard]] const KnownDriver* knownDriverAt(const QString& path);
/// Whether the driver at that path is known to hold keys without a card.
[[nodiscard]] bool isSoftware(const QString& path);

} // namespace yenile::pkcs11
