// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"
#include "core/signature/signing/signer.h"
#include "tests/support/service_process.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace httplib {
class SSLClient;
}

namespace yenile::tests {

/// Settings of a service that lets one address, and one person, do as much as they like. `passes`: of scrypt.
[[nodiscard]] QMap<QString, QString> withoutLimits(int passes);

/// One more order for the person. Returns its id.
QString addOrder(const registration::Database& database, const QString& identityNumber);

/// An applicant's client that loses no time of its own: one connection, and no checks but that all goes well.
/// Failures throw std::runtime_error.
class ServiceClient {
public:
    /// What a client does where no answer comes, or one that a later try may better (5xx).
    enum class OnFailure { Throw, Repeat };

    explicit ServiceClient(const ServiceProcess& service, OnFailure onFailure = OnFailure::Throw);
    ~ServiceClient();

    /// A solved captcha with number and password: the body of a login.
    [[nodiscard]] QJsonObject prepareLogIn(const QString& identityNumber, const QString& password);
    void logIn(const QJsonObject& login);
    /// With what prepareLogIn() gave.
    void requestPassword(const QJsonObject& request);
    /// Returns the application.
    QJsonObject approve(const QString& order);
    QJsonObject confirm(const QString& application, const QString& code);
    QJsonObject chooseElectronic(const QString& application);
    [[nodiscard]] QByteArray document(const QString& application, const QString& name);
    /// Returns the application, with its receipt.
    QJsonObject submit(const QString& application, const QByteArray& bundle);

    /// Everything up to the choice of the electronic way.
    [[nodiscard]] QJsonObject readyToSign(const QString& order);
    [[nodiscard]] QByteArray signedBundle(const QJsonObject& application, signature::Signer& signer);

private:
    [[nodiscard]] QString takeSmsCode(const QString& application);
    QByteArray send(const char* method, const QString& path, const QByteArray& body = {},
                    const char* mediaType = "application/json");

    const ServiceProcess& m_service;
    std::unique_ptr<httplib::SSLClient> m_client;
    OnFailure m_onFailure;
    QByteArray m_token;
    QTemporaryDir m_folder;
};

} // namespace yenile::tests
