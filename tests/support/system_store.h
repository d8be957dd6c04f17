// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTemporaryDir>

namespace yenile::tests {

/// The certificate store of a computer, for programs that are run in it: /etc/ssl/certs of a mount namespace
/// of their own. Failures throw std::runtime_error.
class SystemStore {
public:
    /// Of these roots (PEM), and no other.
    explicit SystemStore(const QByteArrayList& roots);

    /// Skips the test where this computer allows no namespaces; before anything is started.
    static void skipUnlessPossible();
    /// The command that runs a program there: `unshare` and its arguments.
    [[nodiscard]] QStringList around(const QString& program, const QStringList& arguments) const;

private:
    QTemporaryDir m_folder;
};

} // namespace yenile::tests
