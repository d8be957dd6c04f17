// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/squid.h"

#include "core/base/file.h"
#include "tests/support/kerberos_realm.h"
#include "tests/support/listener.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <stdexcept>

namespace yenile::tests {
namespace {

const QString program = QStringLiteral("/usr/sbin/squid");
constexpr int patience = 60'000; // milliseconds

/// It gives up root's rights, so that everything of the test's folder has to be everybody's.
constexpr auto forAll = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
constexpr auto openToAll = forAll | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther |
                           QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

const char* const common = R"(
http_port 127.0.0.1:%1
hosts_file %2/hosts
logformat whom %ul %Ss/%03>Hs
access_log stdio:%2/access.log whom
cache_log %2/cache.log
pid_filename none
cache deny all
memory_cache_shared off
coredump_dir %2
netdb_filename none
)";

} // namespace

bool Squid::isThere() {
    return QFile::exists(program);
}

Squid::Squid(const QStringList& schemes, const KerberosRealm* realm) : m_port(freePort()) {
    QFile::setPermissions(m_folder.path(), openToAll);
    write(QStringLiteral("hosts"), "127.0.0.1 service.invalid\n");
    write(QStringLiteral("basic"), "ayse:$apr1$yenile00$c78Gml0qbAwtuwXDJd0CZ/\n");
    write(QStringLiteral("digest"),
          "ayse:office:" + QCryptographicHash::hash("ayse:office:s3cret", QCryptographicHash::Md5).toHex() +
              '\n');
    write(QStringLiteral("squid.conf"), configuration(schemes, realm));
    if (realm)
        m_process.setProcessEnvironment(realm->environment());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program,
                    {QStringLiteral("-N"), QStringLiteral("-n"), QStringLiteral("yenile%1").arg(m_port),
                     QStringLiteral("-f"), m_folder.filePath(QStringLiteral("squid.conf"))});
    awaitListener(m_process, m_port);
}

Squid::~Squid() {
    m_process.kill(); // asked to end, it would wait a second
    m_process.waitForFinished(patience);
}

void Squid::write(const QString& name, const QByteArray& content) const {
    const QString file = m_folder.filePath(name);
    if (!writeFile(file, content) || !QFile::setPermissions(file, forAll))
        throw std::runtime_error("cannot write " + file.toStdString());
}

QByteArray Squid::configuration(const QStringList& schemes, const KerberosRealm* realm) const {
    const QMap<QString, QString> helpers{
        {QStringLiteral("basic"),
         QStringLiteral("basic_ncsa_auth ") + m_folder.filePath(QStringLiteral("basic"))},
        {QStringLiteral("digest"),
         QStringLiteral("digest_file_auth -c ") + m_folder.filePath(QStringLiteral("digest"))},
        {QStringLiteral("ntlm"), QStringLiteral("ntlm_fake_auth")},
        {QStringLiteral("negotiate"),
         QStringLiteral("negotiate_kerberos_auth -s %1 -k ").arg(KerberosRealm::proxyPrincipal()) +
             (realm ? realm->keyTab() : QString())}};
    QString text = QString::fromLatin1(common).arg(m_port).arg(m_folder.path());
    for (const QString& scheme : schemes) {
        text += QStringLiteral("auth_param %1 program /usr/lib/squid/%2\n").arg(scheme, helpers[scheme]);
        text += QStringLiteral("auth_param %1 children 1\n").arg(scheme);
        if (scheme == u"basic" || scheme == u"digest")
            text += QStringLiteral("auth_param %1 realm office\n").arg(scheme);
    }
    if (!schemes.isEmpty())
        text += QStringLiteral("acl known proxy_auth REQUIRED\nhttp_access deny !known\n");
    return (text + QStringLiteral("http_access allow all\n")).toUtf8();
}

QString Squid::address() const {
    return QStringLiteral("http://localhost:%1").arg(m_port);
}

QStringList Squid::log() const {
    return QString::fromUtf8(readFile(m_folder.filePath(QStringLiteral("access.log"))).value_or(QByteArray()))
        .split(u'\n', Qt::SkipEmptyParts);
}

QStringList Squid::passed(qsizetype atLeast) const {
    for (const QDeadlineTimer deadline(patience);; QThread::msleep(10)) {
        QStringList names;
        for (const QString& line : log().filter(QStringLiteral("/200")))
            names << line.section(u' ', 0, 0);
        if (names.size() >= atLeast || deadline.hasExpired())
            return names;
    }
}

qsizetype Squid::refusals() const {
    return log().filter(QStringLiteral("/407")).size();
}

} // namespace yenile::tests
