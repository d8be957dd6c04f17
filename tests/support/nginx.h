// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace yenile::tests {

/// nginx in front of two instances of a registration service, as packaging/linux/nginx.conf has it:
/// everything goes to the first, and to the second where the first does not answer. Failures throw
/// std::runtime_error.
class Nginx {
public:
    /// `pki` as TestCa::write makes it.
    Nginx(const QDir& pki, const QUrl& first, const QUrl& second);
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    [[nodiscard]] static bool isThere();
    [[nodiscard]] QUrl address() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace yenile::tests
