// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/spool.h"
#include "tests/support/test_ca.h"

#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <QVariant>

#include <functional>

namespace yenile::tests {

struct ServiceOptions {
    QMap<QString, QString> settings;         ///< over the first ones, in which hashes are made in one pass
    LeafProfile applicant;                   ///< whose certificate is pki/applicant.pem
    QMap<QString, QString> environment = {}; ///< over that of the test
    /// The command that runs a program with its arguments somewhere else, as SystemStore::around() does.
    std::function<QStringList(const QString&, const QStringList&)> around = {};
};

/// A running `yenile-service serve`. Failures throw std::runtime_error.
class ServiceInstance {
public:
    explicit ServiceInstance(const QDir& state, decltype(ServiceOptions::around) around = {})
        : m_state(state), m_around(std::move(around)) {}
    ServiceInstance(const ServiceInstance&) = delete;
    ServiceInstance& operator=(const ServiceInstance&) = delete;
    ~ServiceInstance() { kill(); }

    /// Over that of the test, from the next start on.
    void setEnvironment(const QMap<QString, QString>& variables);
    /// On a free port, the next time on the same one.
    void start();
    /// SIGTERM. Returns the exit code, or -1 when it had to be killed.
    int stop();
    /// The first half of it.
    void askToStop() { m_process.terminate(); }
    void kill();
    [[nodiscard]] QUrl address() const { return m_address; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    QDir m_state;
    decltype(ServiceOptions::around) m_around;
    QProcess m_process;
    QUrl m_address;
};

/// A yenile-service of its own in a temporary folder, on a free port of 127.0.0.1, with a certification
/// authority made for it. Captchas are revealed. Failures throw std::runtime_error.
class ServiceProcess {
public:
    explicit ServiceProcess(const ServiceOptions& options = {});
    ServiceProcess(const ServiceProcess&) = delete;
    ServiceProcess& operator=(const ServiceProcess&) = delete;

    /// The constructor does it; again after stop() or kill(), on the same port.
    void start() { m_instance.start(); }
    /// SIGTERM. Returns the exit code, or -1 when it had to be killed.
    int stop() { return m_instance.stop(); }
    void askToStop() { m_instance.askToStop(); }
    void kill() { m_instance.kill(); }

    [[nodiscard]] QUrl address() const { return m_instance.address(); }
    [[nodiscard]] qint64 processId() const { return m_instance.processId(); }
    [[nodiscard]] QDir state() const { return QDir(m_folder.filePath(QStringLiteral("state"))); }
    [[nodiscard]] QDir pki() const { return QDir(m_folder.filePath(QStringLiteral("pki"))); }
    /// Another file in the folder that goes with this object.
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] const TestCa& ca() const { return m_ca; }
    /// Over pki/applicant.key
    [[nodiscard]] std::unique_ptr<signature::Signer> applicantSigner() const;

    [[nodiscard]] Spool spool() const { return Spool(state()); }
    [[nodiscard]] QList<QJsonObject> mails() const { return spool().mails(); }
    [[nodiscard]] QList<QJsonObject> messages() const { return spool().messages(); }
    /// Waits until so many e-mails have come.
    [[nodiscard]] QList<QJsonObject> waitForMails(qsizetype count) const;
    [[nodiscard]] QString accessPassword(const QString& identityNumber) const {
        return spool().accessPassword(identityNumber);
    }
    [[nodiscard]] QString smsCode(const QString& applicationId) const {
        return spool().smsCode(applicationId);
    }
    [[nodiscard]] QString captcha(const QString& challengeId) const { return spool().captcha(challengeId); }

    /// How many sessions there are.
    [[nodiscard]] int sessions() const;
    /// Waits until there is none any more.
    [[nodiscard]] bool waitForNoSession() const;
    /// As if the time of all had passed.
    void endSessions() const;
    /// As if all orders were for somebody's first certificate.
    void makeOrdersFirst() const;

private:
    [[nodiscard]] QVariant ask(const QString& statement) const;

    QTemporaryDir m_folder;
    TestCa m_ca;
    ServiceInstance m_instance;
};

} // namespace yenile::tests
