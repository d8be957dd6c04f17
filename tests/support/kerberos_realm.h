// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace yenile::tests {

/// A Kerberos realm of its own, with "ayse" and a proxy on "localhost". Failures throw std::runtime_error.
class KerberosRealm {
public:
    KerberosRealm();
    ~KerberosRealm();
    KerberosRealm(const KerberosRealm&) = delete;
    KerberosRealm& operator=(const KerberosRealm&) = delete;

    [[nodiscard]] static bool isThere();
    /// What a program needs to know of it.
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] QString keyTab() const { return m_folder.filePath(QStringLiteral("proxy.keytab")); }
    /// What the proxy is called; its helper would else ask for the computer's name, which a chroot may not
    /// know.
    [[nodiscard]] static QString proxyPrincipal() { return QStringLiteral("HTTP/localhost@YENILE.TEST"); }
    /// Her ticket, as after she has logged in to her computer.
    void logIn() const;

private:
    void run(const QString& program, const QStringList& arguments, const QByteArray& input = {}) const;

    QTemporaryDir m_folder;
    QProcess m_kdc;
    int m_port = 0;
};

} // namespace yenile::tests
