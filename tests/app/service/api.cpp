// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/api.h"

#include "tests/app/service/contract.h"

#include <QJsonDocument>
#include <QUuid>

#include <httplib.h>

#include <catch2/catch.hpp>

#include <csignal>
#include <future>

namespace yenile::tests {
namespace {

void checkContract(const Call& call, const Reply& reply) {
    if (reply.status == 0)
        return;
    INFO(call.method.toStdString() << ' ' << call.path.toStdString() << ' ' << reply.status);
    CHECK(contractViolations(call, reply).join(QLatin1Char('\n')).toStdString() == std::string());
}

} // namespace

Api::Api(const ServiceProcess& service) : m_service(service), m_address(service.address()) {
    std::signal(SIGPIPE, SIG_IGN); // a service that closes the connection is no reason to die
}

Reply Api::send(const Call& call) const {
    const QUrl address = call.instance.isEmpty() ? m_address : call.instance;
    httplib::SSLClient client(address.host().toStdString(), address.port());
    client.set_ca_cert_path(m_service.pki().filePath(QStringLiteral("root.pem")).toUtf8().constData());
    client.enable_server_certificate_verification(true);
    client.set_read_timeout(60);
    httplib::Request request;
    request.method = call.method.toStdString();
    request.path = call.path.toStdString();
    request.body = call.body.toStdString();
    QMap<QByteArray, QByteArray> headers{
        {"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
    if (!call.body.isEmpty())
        headers.insert("Content-Type", call.mediaType);
    if (!m_token.isEmpty())
        headers.insert("Authorization", "Bearer " + m_token.toUtf8());
    headers.insert(call.headers);
    for (auto header = headers.begin(); header != headers.end(); ++header)
        if (!header.value().isEmpty())
            request.headers.emplace(header.key().toStdString(), header.value().toStdString());
    const auto result = client.send(request);
    if (!result)
        return {};
    Reply reply{result->status, QByteArray::fromStdString(result->body), {}, {}};
    for (const auto& [name, value] : result->headers)
        reply.headers.insert(QString::fromStdString(name).toLower(), QString::fromStdString(value));
    reply.json = QJsonDocument::fromJson(reply.body).object();
    return reply;
}

Reply Api::call(const Call& call) const {
    return together({call}).front();
}

std::vector<Reply> Api::together(const std::vector<Call>& calls) const {
    std::vector<std::future<Reply>> coming;
    for (const Call& call : calls)
        coming.push_back(std::async(std::launch::async, [this, &call] { return send(call); }));
    std::vector<Reply> replies;
    for (size_t i = 0; i < calls.size(); ++i)
        replies.push_back(coming[i].get());
    for (size_t i = 0; i < calls.size(); ++i)
        checkContract(calls[i], replies[i]);
    return replies;
}

Reply Api::get(const QString& path) const {
    return call({.path = path});
}

Reply Api::post(const QString& path, const QJsonObject& json) const {
    return call({.method = "POST", .path = path, .body = QJsonDocument(json).toJson()});
}

Reply Api::put(const QString& path, const QJsonObject& json) const {
    return call({.method = "PUT", .path = path, .body = QJsonDocument(json).toJson()});
}

QJsonObject Api::solvedCaptcha() const {
    const Reply challenge = post(QStringLiteral("/v1/challenges"));
    REQUIRE(challenge.status == 201);
    const QString id = challenge.text("id");
    return {{QStringLiteral("challengeId"), id}, {QStringLiteral("captchaAnswer"), m_service.captcha(id)}};
}

Call Api::withCaptcha(const char* path, QJsonObject json) const {
    const QJsonObject captcha = solvedCaptcha();
    for (auto member = captcha.begin(); member != captcha.end(); ++member)
        json.insert(member.key(), member.value());
    return {.method = "POST", .path = QLatin1String(path), .body = QJsonDocument(json).toJson()};
}

Reply Api::tryLogIn(const QString& identityNumber, const QString& password) const {
    return call(withCaptcha("/v1/sessions", {{QStringLiteral("identityNumber"), identityNumber},
                                             {QStringLiteral("accessPassword"), password}}));
}

void Api::logIn(const QString& identityNumber) {
    const Reply session = tryLogIn(identityNumber, m_service.accessPassword(identityNumber));
    REQUIRE(session.status == 201);
    m_token = session.text("token");
}

QString Api::orderId() const {
    const Reply orders = get(QStringLiteral("/v1/orders"));
    REQUIRE(orders.status == 200);
    return orders.json.value(u"orders").toArray().first().toObject().value(u"id").toString();
}

QJsonObject Api::goodAnswers() {
    return {
        {QStringLiteral("values"), QJsonObject{{QStringLiteral("phone"), QStringLiteral("0532 111 22 42")},
                                               {QStringLiteral("doNotPublish"), QStringLiteral("true")}}},
        {QStringLiteral("secrets"),
         QJsonObject{{QStringLiteral("securityWord"), QStringLiteral("karanfil")}}}};
}

QJsonObject Api::approve(const QString& order) const {
    const Reply application = post(QStringLiteral("/v1/orders/%1/applications").arg(order), goodAnswers());
    REQUIRE(application.status == 201);
    return application.json;
}

QString path(const QString& application, const char* rest) {
    return QStringLiteral("/v1/applications/%1%2").arg(application, QLatin1String(rest));
}

QJsonObject Api::confirm(const QString& application) const {
    const Reply confirmed =
        post(path(application, "/confirmation"), {{QStringLiteral("code"), m_service.smsCode(application)}});
    REQUIRE(confirmed.status == 200);
    return confirmed.json;
}

QJsonObject Api::choose(const QString& application, const QString& method) const {
    const Reply chosen = put(path(application, "/method"), {{QStringLiteral("method"), method}});
    REQUIRE(chosen.status == 200);
    return chosen.json;
}

QByteArray Api::document(const QString& application, const QString& name) const {
    const Reply document = get(path(application, "/documents/") + name);
    REQUIRE(document.status == 200);
    return document.body;
}

QJsonObject Api::readyToSign() const {
    const QString id = approve(orderId()).value(u"id").toString();
    [[maybe_unused]] const QJsonObject confirmed = confirm(id);
    return choose(id, QStringLiteral("electronic"));
}

Reply Api::submit(const QString& application, const QByteArray& bundle, const QByteArray& key) const {
    Call put{.method = "PUT",
             .path = path(application, "/bundle"),
             .body = bundle,
             .mediaType = "application/vnd.etsi.asic-e+zip"};
    if (!key.isEmpty())
        put.headers.insert("Idempotency-Key", key);
    return call(put);
}

} // namespace yenile::tests
