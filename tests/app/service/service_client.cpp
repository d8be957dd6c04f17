// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/service_client.h"
#include "tests/support/sign_here.h"

#include "app/service/crypto.h"
#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/signature/signing/asic.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QThread>
#include <QUuid>

#include <httplib.h>

#include <csignal>
#include <stdexcept>

namespace yenile::tests {
namespace {

constexpr int patience = 60'000; // milliseconds; only a broken service lets them pass

QJsonObject json(const QByteArray& body) {
    return QJsonDocument::fromJson(body).object();
}

QByteArray bytes(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString path(const QString& application, const char* rest) {
    return QStringLiteral("/v1/applications/") + application + QLatin1String(rest);
}

void require(const Result<void>& outcome) {
    if (!outcome)
        throw std::runtime_error("signing failed: " + outcome.error().cause.toStdString());
}

} // namespace

QMap<QString, QString> withoutLimits(int passes) {
    return {{QStringLiteral("http/requestsPerMinute"), QStringLiteral("100000000")},
            {QStringLiteral("http/connectionsPerAddress"), QStringLiteral("400")},
            {QStringLiteral("http/keepAliveSeconds"), QStringLiteral("300")},
            {QStringLiteral("limits/triesPerAddress"), QStringLiteral("1000000")},
            {QStringLiteral("limits/passwordRequestsPerHour"), QStringLiteral("1000")},
            {QStringLiteral("sms/codesPerTenMinutes"), QStringLiteral("1000")},
            {QStringLiteral("password/hashPasses"), QString::number(passes)}};
}

QString addOrder(const registration::Database& database, const QString& identityNumber) {
    const auto applicant = registration::findApplicantByNumber(database, identityNumber).value();
    const QString id = registration::newId();
    registration::addOrder(
        database, {id, applicant.id, QDate(2026, 1, 5), QStringLiteral("Kurum"), {}, {}, {}, true, true});
    return id;
}

ServiceClient::ServiceClient(const ServiceProcess& service, OnFailure onFailure)
    : m_service(service), m_client(std::make_unique<httplib::SSLClient>(
                              service.address().host().toStdString(), service.address().port())),
      m_onFailure(onFailure) {
    m_client->set_ca_cert_path(service.pki().filePath(QStringLiteral("root.pem")).toUtf8().constData());
    m_client->set_keep_alive(true);
    m_client->set_tcp_nodelay(true);
    m_client->set_read_timeout(120);
    std::signal(SIGPIPE, SIG_IGN); // a service that closes the connection is no reason to die
}

ServiceClient::~ServiceClient() = default;

QByteArray ServiceClient::send(const char* method, const QString& path, const QByteArray& body,
                               const char* mediaType) {
    httplib::Request request;
    request.method = method;
    request.path = path.toStdString();
    request.body = body.toStdString();
    request.headers.emplace("Idempotency-Key",
                            QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    if (!body.isEmpty())
        request.headers.emplace("Content-Type", mediaType);
    if (!m_token.isEmpty())
        request.headers.emplace("Authorization", "Bearer " + m_token.toStdString());
    auto result = m_client->send(request);
    for (const QDeadlineTimer deadline(patience);
         m_onFailure == OnFailure::Repeat && !deadline.hasExpired() && (!result || result->status >= 500);) {
        QThread::msleep(20);
        result = m_client->send(request);
    }
    if (!result || result->status >= 300)
        throw std::runtime_error(request.path + (result ? ' ' + result->body : " no answer"));
    return QByteArray::fromStdString(result->body);
}

QJsonObject ServiceClient::prepareLogIn(const QString& identityNumber, const QString& password) {
    const QString id = json(send("POST", QStringLiteral("/v1/challenges"))).value(u"id").toString();
    return {{QStringLiteral("challengeId"), id},
            {QStringLiteral("captchaAnswer"), m_service.captcha(id)},
            {QStringLiteral("identityNumber"), identityNumber},
            {QStringLiteral("accessPassword"), password}};
}

void ServiceClient::logIn(const QJsonObject& login) {
    m_token.clear();
    m_token = json(send("POST", QStringLiteral("/v1/sessions"), bytes(login)))
                  .value(u"token")
                  .toString()
                  .toLatin1();
}

void ServiceClient::requestPassword(const QJsonObject& request) {
    send("POST", QStringLiteral("/v1/access-passwords"), bytes(request));
}

QJsonObject ServiceClient::approve(const QString& order) {
    return json(send("POST", QStringLiteral("/v1/orders/%1/applications").arg(order),
                     R"({"values": {"phone": "+905321112242", "doNotPublish": "true"},
                         "secrets": {"securityWord": "karanfil"}})"));
}

QJsonObject ServiceClient::confirm(const QString& application, const QString& code) {
    return json(send("POST", path(application, "/confirmation"), bytes({{QStringLiteral("code"), code}})));
}

QJsonObject ServiceClient::chooseElectronic(const QString& application) {
    return json(send("PUT", path(application, "/method"), R"({"method": "electronic"})"));
}

QByteArray ServiceClient::document(const QString& application, const QString& name) {
    return send("GET", path(application, "/documents/") + name);
}

QJsonObject ServiceClient::submit(const QString& application, const QByteArray& bundle) {
    return json(send("PUT", path(application, "/bundle"), bundle, signature::asicMimeType));
}

QString ServiceClient::takeSmsCode(const QString& application) {
    QDir spool(m_service.state().filePath(QStringLiteral("spool/sms")));
    spool.setSorting(QDir::Name | QDir::Reversed);
    for (const QDeadlineTimer deadline(patience); !deadline.hasExpired(); QThread::msleep(20)) {
        spool.refresh();
        for (const QString& name : spool.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            const QJsonObject message = json(readFile(spool.filePath(name)).value_or(QByteArray()));
            if (message.value(u"applicationId").toString() != application)
                continue;
            spool.remove(name); // so that the folder stays small
            return message.value(u"code").toString();
        }
    }
    throw std::runtime_error("no SMS");
}

QJsonObject ServiceClient::readyToSign(const QString& order) {
    const QString id = approve(order).value(u"id").toString();
    confirm(id, takeSmsCode(id));
    return chooseElectronic(id);
}

QByteArray ServiceClient::signedBundle(const QJsonObject& application, signature::Signer& signer) {
    const QString id = application.value(u"id").toString();
    const QString output = m_folder.filePath(QStringLiteral("bundle.asice"));
    std::vector<signature::ContainerMember> members;
    for (const auto* const name : {"application.pdf", "undertaking.pdf"}) {
        const QString in = m_folder.filePath(QStringLiteral("in.pdf"));
        const QString out = m_folder.filePath(QStringLiteral("out.pdf"));
        require(writeFile(in, document(id, QLatin1String(name))));
        require(signature::signPdf(in, out, signer, {}, Clock::system()));
        members.push_back({QLatin1String(name), QStringLiteral("application/pdf"), readFile(out).value()});
    }
    members.push_back({QStringLiteral("application.json"), QStringLiteral("application/json"),
                       QByteArray::fromBase64(application.value(u"record").toString().toLatin1())});
    require(signature::createContainer(output, members, signer, {}, Clock::system()));
    return readFile(output).value();
}

} // namespace yenile::tests
