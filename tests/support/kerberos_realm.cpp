// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kerberos_realm.h"

#include "core/base/file.h"
#include "tests/support/listener.h"

#include <QFile>

#include <stdexcept>

namespace yenile::tests {
namespace {

using namespace Qt::StringLiterals;

constexpr int patience = 60'000; // milliseconds
const QString realm = u"YENILE.TEST"_s;

const QString clientSettings = uR"(
[libdefaults]
    default_realm = %1
    dns_lookup_realm = false
    dns_lookup_kdc = false
    dns_canonicalize_hostname = false
    rdns = false
[realms]
    %1 = {
        kdc = 127.0.0.1:%2
    }
)"_s;

const QString kdcSettings = uR"(
[kdcdefaults]
    kdc_listen = 127.0.0.1:%2
    kdc_tcp_listen = 127.0.0.1:%2
[realms]
    %1 = {
        database_name = %3/principal
        key_stash_file = %3/stash
    }
)"_s;

} // namespace

bool KerberosRealm::isThere() {
    return QFile::exists(u"/usr/sbin/krb5kdc"_s) && QFile::exists(u"/usr/bin/kinit"_s);
}

KerberosRealm::KerberosRealm() : m_port(freePort()) {
    const auto write = [this](const QString& name, const QString& text) {
        if (!writeFile(m_folder.filePath(name), text.toUtf8()))
            throw std::runtime_error("cannot write");
    };
    write(u"krb5.conf"_s, clientSettings.arg(realm).arg(m_port));
    write(u"kdc.conf"_s, kdcSettings.arg(realm).arg(m_port).arg(m_folder.path()));
    const QString admin = u"/usr/sbin/kadmin.local"_s;
    run(u"/usr/sbin/kdb5_util"_s, {u"create"_s, u"-s"_s, u"-P"_s, u"master"_s, u"-r"_s, realm});
    run(admin, {u"addprinc"_s, u"-pw"_s, u"s3cret"_s, u"ayse"_s});
    run(admin, {u"addprinc"_s, u"-randkey"_s, proxyPrincipal()});
    run(admin, {u"ktadd"_s, u"-k"_s, keyTab(), proxyPrincipal()});
    // The proxy runs as another user.
    QFile::setPermissions(m_folder.path(),
                          QFile::permissions(m_folder.path()) | QFile::ExeOther | QFile::ReadOther);
    QFile::setPermissions(keyTab(), QFile::permissions(keyTab()) | QFile::ReadOther);
    m_kdc.setProcessEnvironment(environment());
    m_kdc.setProcessChannelMode(QProcess::MergedChannels);
    m_kdc.start(u"/usr/sbin/krb5kdc"_s, {u"-n"_s});
    awaitListener(m_kdc, m_port);
}

KerberosRealm::~KerberosRealm() {
    m_kdc.terminate();
    if (!m_kdc.waitForFinished(patience))
        m_kdc.kill();
}

QProcessEnvironment KerberosRealm::environment() const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"KRB5_CONFIG"_s, m_folder.filePath(u"krb5.conf"_s));
    environment.insert(u"KRB5_KDC_PROFILE"_s, m_folder.filePath(u"kdc.conf"_s));
    environment.insert(u"KRB5CCNAME"_s, u"FILE:"_s + m_folder.filePath(u"tickets"_s));
    environment.insert(u"KRB5RCACHETYPE"_s, u"none"_s); // what the proxy saw before may lie elsewhere
    return environment;
}

void KerberosRealm::logIn() const {
    run(u"/usr/bin/kinit"_s, {u"ayse"_s}, "s3cret\n");
}

void KerberosRealm::run(const QString& program, const QStringList& arguments, const QByteArray& input) const {
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        throw std::runtime_error(program.toStdString() + " failed: " + process.readAll().toStdString());
}

} // namespace yenile::tests
