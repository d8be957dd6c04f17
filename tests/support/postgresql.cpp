// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgresql.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <unistd.h>

#include <stdexcept>

namespace yenile::tests {
namespace {

const QString poolProgram = QStringLiteral("/usr/sbin/pgbouncer");

QString programs() {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList found =
        versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return found.isEmpty() ? QString() : versions.filePath(found.first() + QStringLiteral("/bin/"));
}

/// The server refuses to run as root, so root lends it to the user that Debian made for it.
QString run(QStringList command) {
    if (getuid() == 0)
        command = QStringList{QStringLiteral("runuser"), QStringLiteral("-u"), QStringLiteral("postgres"),
                              QStringLiteral("--")} +
                  command;
    QProcess process;
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        throw std::runtime_error(command.join(u' ').toStdString() + " failed");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace

bool PostgreSql::isThere() {
    if (programs().isEmpty())
        return false;
    try {
        run({QStringLiteral("true")});
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

PostgreSql::PostgreSql()
    : m_folder(
          run({QStringLiteral("mktemp"), QStringLiteral("-d"), QStringLiteral("/tmp/yenile-pg-XXXXXX")})) {
    const QString data = m_folder + QStringLiteral("/data");
    run({programs() + QStringLiteral("initdb"), QStringLiteral("-D"), data, QStringLiteral("-A"),
         QStringLiteral("trust"), QStringLiteral("-U"), QStringLiteral("yenile"), QStringLiteral("-E"),
         QStringLiteral("UTF8"), QStringLiteral("--no-sync"), QStringLiteral("--locale=C.UTF-8")});
    start();
}

void PostgreSql::start() const {
    run({programs() + QStringLiteral("pg_ctl"), QStringLiteral("-D"), m_folder + QStringLiteral("/data"),
         QStringLiteral("-w"), QStringLiteral("-l"), m_folder + QStringLiteral("/log"), QStringLiteral("-o"),
         QStringLiteral("-c listen_addresses= -c fsync=off -c unix_socket_directories=") + m_folder,
         QStringLiteral("start")});
}

void PostgreSql::stop() const {
    run({programs() + QStringLiteral("pg_ctl"), QStringLiteral("-D"), m_folder + QStringLiteral("/data"),
         QStringLiteral("-m"), QStringLiteral("immediate"), QStringLiteral("-w"), QStringLiteral("stop")});
}

void PostgreSql::restart() const {
    stop();
    start();
}

bool PostgreSql::hasPool() {
    return isThere() && QFile::exists(poolProgram);
}

QMap<QString, QString> PostgreSql::settingsOverPool(int port) const {
    const QString file = m_folder + QStringLiteral("/pool.ini");
    // Few connections for many clients, so that each of them gets another's.
    const QString text =
        QStringLiteral("[databases]\npostgres = user=yenile host=%1\n[pgbouncer]\nauth_type = any\n"
                       "pool_mode = transaction\ndefault_pool_size = 3\nlisten_port = %2\n"
                       "unix_socket_dir = %1\npidfile = %1/pool.pid\nlogfile = %1/pool.log\n"
                       "ignore_startup_parameters = extra_float_digits\n")
            .arg(m_folder)
            .arg(port);
    run({QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("printf '%s' \"$1\" > \"$2\""),
         QStringLiteral("sh"), text, file});
    run({poolProgram, QStringLiteral("-q"), QStringLiteral("-d"), file});
    m_hasPool = true;
    QMap<QString, QString> all = settings();
    all.insert(QStringLiteral("database/port"), QString::number(port));
    return all;
}

PostgreSql::~PostgreSql() {
    try {
        if (m_hasPool)
            run({QStringLiteral("sh"), QStringLiteral("-c"),
                 QStringLiteral("kill \"$(cat '%1/pool.pid')\"").arg(m_folder)});
        stop();
        run({QStringLiteral("rm"), QStringLiteral("-rf"), m_folder});
    } catch (const std::runtime_error&) {
        // it is gone already
    }
}

QMap<QString, QString> PostgreSql::settings() const {
    return {{QStringLiteral("database/driver"), QStringLiteral("postgresql")},
            {QStringLiteral("database/name"), QStringLiteral("postgres")},
            {QStringLiteral("database/host"), m_folder},
            {QStringLiteral("database/user"), QStringLiteral("yenile")}};
}

} // namespace yenile::tests
