// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace yenile::tests {

/// GNOME's keyring as a desktop runs it: a token for SSH keys, one for passwords, and two more. Failures
/// throw std::runtime_error.
class Keyring {
public:
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] static QString driver();

    Keyring();
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;
    ~Keyring();

    [[nodiscard]] QString controlFolder() const { return m_folder.path(); } ///< GNOME_KEYRING_CONTROL

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
};

} // namespace yenile::tests
