// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/service_process.h"

#include "core/base/file.h"
#include "core/signature/signing/key_signer.h"

#include <QDeadlineTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <stdexcept>

namespace yenile::tests {
namespace {

constexpr int patience = 60'000; // milliseconds; only a broken service lets them pass

const QString hashPasses = QStringLiteral("password/hashPasses");
const QString program = QStringLiteral(YENILE_BIN_DIR "/yenile-service");

[[noreturn]] void give(const QString& what, const QByteArray& detail = {}) {
    throw std::runtime_error(what.toStdString() + ": " + detail.toStdString());
}

void initialise(const QString& state, const QString& pki, const QMap<QString, QString>& settings) {
    QStringList arguments{QStringLiteral("init"), state, QStringLiteral("--pki"), pki,
                          QStringLiteral("--demo")};
    for (auto setting = settings.begin(); setting != settings.end(); ++setting)
        arguments << QStringLiteral("--setting") << setting.key() + u'=' + setting.value();
    QProcess init;
    init.start(program, arguments);
    if (!init.waitForFinished(patience) || init.exitCode() != 0)
        give(QStringLiteral("yenile-service init failed"), init.readAllStandardError());
}

} // namespace

ServiceProcess::ServiceProcess(const ServiceOptions& options) : m_instance(state(), options.around) {
    if (const Result<void> written = m_ca.write(pki(), options.applicant); !written)
        give(QStringLiteral("no PKI"), written.error().cause.toUtf8());
    QMap<QString, QString> settings = options.settings;
    if (!settings.contains(hashPasses)) // passwords of tests need not be hard to guess
        settings.insert(hashPasses, QStringLiteral("1"));
    initialise(state().path(), pki().path(), settings);
    m_instance.setEnvironment(options.environment);
    start();
}

void ServiceInstance::setEnvironment(const QMap<QString, QString>& variables) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    m_process.setProcessEnvironment(environment);
}

void ServiceInstance::start() {
    const int port = m_address.port(0);
    const QString log = m_state.filePath(QStringLiteral("service.log"));
    m_process.setStandardErrorFile(log, QIODevice::Append);
    const QStringList arguments{QStringLiteral("serve"), m_state.path(), QStringLiteral("--port"),
                                QString::number(port)};
    QStringList command = m_around ? m_around(program, arguments) : QStringList{program} + arguments;
    const QString first = command.takeFirst();
    m_process.start(first, command);
    QDeadlineTimer deadline(patience);
    while (!m_process.canReadLine() &&
           m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
    }
    const QByteArray line = m_process.readLine().trimmed();
    constexpr QByteArrayView start = "listening on ";
    if (!line.startsWith(start))
        give(QStringLiteral("yenile-service does not listen"), line + readFile(log).value_or(QByteArray()));
    if (m_address.isEmpty()) // later it is the same, and other threads may be reading it
        m_address = QUrl(QString::fromLatin1(line.sliced(start.size())));
}

int ServiceInstance::stop() {
    m_process.terminate();
    if (!m_process.waitForFinished(patience)) {
        kill();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void ServiceInstance::kill() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

std::unique_ptr<signature::Signer> ServiceProcess::applicantSigner() const {
    auto signer = signature::openKeySigner(pki().filePath(QStringLiteral("applicant.key")),
                                           pki().filePath(QStringLiteral("applicant.pem")));
    if (!signer)
        give(QStringLiteral("no signer"), signer.error().cause.toUtf8());
    return std::move(*signer);
}

QList<QJsonObject> ServiceProcess::waitForMails(qsizetype count) const {
    const QDeadlineTimer deadline(patience);
    QList<QJsonObject> found = mails();
    for (; found.size() < count; found = mails()) {
        if (deadline.hasExpired())
            give(QStringLiteral("an e-mail did not come"));
        QThread::msleep(5);
    }
    return found;
}

/// Beside the running service, whose database locks itself.
QVariant ServiceProcess::ask(const QString& statement) const {
    const QString connection = state().path();
    QVariant value;
    QString problem;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(state().filePath(QStringLiteral("state.sqlite")));
        QSqlQuery query(database);
        if (!database.open() || !query.exec(statement))
            problem = database.lastError().text() + query.lastError().text();
        else if (query.next())
            value = query.value(0);
    }
    QSqlDatabase::removeDatabase(connection);
    if (!problem.isEmpty())
        give(statement, problem.toUtf8());
    return value;
}

int ServiceProcess::sessions() const {
    return ask(QStringLiteral("SELECT count(*) FROM sessions")).toInt();
}

bool ServiceProcess::waitForNoSession() const {
    for (const QDeadlineTimer deadline(patience); !deadline.hasExpired(); QThread::msleep(20))
        if (sessions() == 0)
            return true;
    return false;
}

void ServiceProcess::endSessions() const {
    (void)ask(QStringLiteral("UPDATE sessions SET expires_at = 0"));
}

void ServiceProcess::makeOrdersFirst() const {
    (void)ask(QStringLiteral("UPDATE orders SET kind = 'first', electronic = 0"));
}

} // namespace yenile::tests
