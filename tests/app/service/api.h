// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/signer.h"
#include "tests/support/service_process.h"

#include <QJsonArray>

/// The registration service as a program in another language would use it: paths, JSON and headers by hand.
namespace yenile::tests {

struct Reply {
    int status = 0; ///< 0: no answer
    QByteArray body;
    QMap<QString, QString> headers; ///< names in lower case
    QJsonObject json;

    [[nodiscard]] QString code() const { return json.value(u"code").toString(); }
    [[nodiscard]] QString text(const char* name) const { return json.value(QLatin1String(name)).toString(); }
};

struct Call {
    QByteArray method = "GET";
    QString path = {};
    QByteArray body = {};
    QByteArray mediaType = "application/json";
    QMap<QByteArray, QByteArray> headers = {}; ///< over those that are always sent
    QUrl instance = {};                        ///< of the service; empty: the one that the client talks to
};

/// A client. Every exchange is held against the API description. Each unsafe request has an idempotency key
/// of its own unless `headers` name one.
class Api {
public:
    explicit Api(const ServiceProcess& service);

    Reply call(const Call& call) const;
    /// All at the same time.
    std::vector<Reply> together(const std::vector<Call>& calls) const;
    Reply get(const QString& path) const;
    Reply post(const QString& path, const QJsonObject& json = {}) const;
    Reply put(const QString& path, const QJsonObject& json) const;

    /// The captcha's id and its text, as members of a request.
    [[nodiscard]] QJsonObject solvedCaptcha() const;
    Reply tryLogIn(const QString& identityNumber, const QString& password) const;
    /// A login, or what else begins with a captcha, to be called.
    [[nodiscard]] Call withCaptcha(const char* path, QJsonObject json) const;
    /// With the right password.
    void logIn(const QString& identityNumber);
    /// Talks to another instance of the service from now on.
    void use(const QUrl& address) { m_address = address; }
    void setToken(const QString& token) { m_token = token; }
    [[nodiscard]] QString token() const { return m_token; }

    // The applicant's steps, each of which has to succeed.
    [[nodiscard]] QString orderId() const; ///< the first
    [[nodiscard]] static QJsonObject goodAnswers();
    [[nodiscard]] QJsonObject approve(const QString& order) const;
    [[nodiscard]] QJsonObject confirm(const QString& application) const;
    [[nodiscard]] QJsonObject choose(const QString& application, const QString& method) const;
    [[nodiscard]] QByteArray document(const QString& application, const QString& name) const;
    /// Everything up to the choice of the electronic way.
    [[nodiscard]] QJsonObject readyToSign() const;
    Reply submit(const QString& application, const QByteArray& bundle, const QByteArray& key = {}) const;

private:
    [[nodiscard]] Reply send(const Call& call) const;

    const ServiceProcess& m_service;
    QUrl m_address;
    QString m_token;
};

[[nodiscard]] QString path(const QString& application, const char* rest);

inline const QString ayse = QStringLiteral("10000000146");
inline const QString ilker = QStringLiteral("10000000078");

} // namespace yenile::tests
