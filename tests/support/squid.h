// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace yenile::tests {

class KerberosRealm;

/// Squid, as offices have it between their computers and the world. It lets "ayse" with "s3cret" through, and
/// every name leads to this computer. Failures throw std::runtime_error.
class Squid {
public:
    /// `schemes`: of telling who one is, the ones that it offers: "basic", "digest", "ntlm" (which takes
    /// every password), "negotiate" (which needs a realm). None: it lets everybody through.
    explicit Squid(const QStringList& schemes, const KerberosRealm* realm = nullptr);
    ~Squid();
    Squid(const Squid&) = delete;
    Squid& operator=(const Squid&) = delete;

    [[nodiscard]] static bool isThere();
    [[nodiscard]] QString address() const; ///< "http://localhost:PORT", the name that tickets are for
    /// Whom it let through, as it knows them: "-" where it did not ask. Waits until there are so many: it
    /// notes them when their connections have ended.
    [[nodiscard]] QStringList passed(qsizetype atLeast) const;
    /// How often it wanted to know.
    [[nodiscard]] qsizetype refusals() const;

private:
    [[nodiscard]] QByteArray configuration(const QStringList& schemes, const KerberosRealm* realm) const;
    [[nodiscard]] QStringList log() const;
    void write(const QString& name, const QByteArray& content) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace yenile::tests
