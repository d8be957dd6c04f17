// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/api.h"

#include <catch2/catch.hpp>

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace yenile;
using namespace yenile::tests;

namespace {

QString applications(const QString& order) {
    return QStringLiteral("/v1/orders/%1/applications").arg(order);
}

QJsonObject changed(const char* part, const char* name, const QJsonValue& value) {
    QJsonObject answers = Api::goodAnswers();
    QJsonObject members = answers.value(QLatin1String(part)).toObject();
    members.insert(QLatin1String(name), value);
    answers.insert(QLatin1String(part), members);
    return answers;
}

QMap<QString, QJsonObject> fieldsOf(const QJsonObject& form) {
    QMap<QString, QJsonObject> fields;
    for (const QJsonValue& section : form.value(u"sections").toArray())
        for (const QJsonValue& field : section.toObject().value(u"fields").toArray())
            fields.insert(field.toObject().value(u"name").toString(), field.toObject());
    return fields;
}

QString closedOrder(const ServiceProcess& service) {
    QString id;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
        database.setDatabaseName(service.state().filePath(QStringLiteral("state.sqlite")));
        REQUIRE(database.open());
        QSqlQuery query(QStringLiteral("SELECT id FROM orders WHERE open = 0"), database);
        REQUIRE(query.next());
        id = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("look"));
    return id;
}

} // namespace

TEST_CASE("The form says what is known, what is asked, and by which rules") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const Reply reply = api.get(QStringLiteral("/v1/orders/%1/form").arg(api.orderId()));
    REQUIRE(reply.status == 200);
    const auto fields = fieldsOf(reply.json);
    CHECK(fields[QStringLiteral("identityNumber")].value(u"value").toString() == ayse);
    for (const auto* const name : {"identityNumber", "firstName", "lastName", "email", "institution"})
        CHECK(fields[QLatin1String(name)].value(u"readOnly").toBool());
    CHECK(fields[QStringLiteral("phone")].value(u"required").toBool());
    CHECK(fields[QStringLiteral("securityWord")].value(u"repeat").toBool());
    CHECK(fields[QStringLiteral("doNotPublish")].value(u"kind").toString() == QStringLiteral("checkbox"));
    CHECK(!fields.contains(QStringLiteral("registryNumber")));
}

TEST_CASE("Institutions differ in what their forms hold") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ilker);
    const auto fields = fieldsOf(api.get(QStringLiteral("/v1/orders/%1/form").arg(api.orderId())).json);
    CHECK(fields[QStringLiteral("registryNumber")].value(u"value").toString() == QStringLiteral("A-20417"));
    CHECK(fields[QStringLiteral("phone")].value(u"value").toString() == QStringLiteral("+905321112233"));
}

TEST_CASE("Answers that break a rule of the form are refused by name") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString path = applications(api.orderId());
    const auto codeFor = [&](const QJsonObject& answers) {
        const Reply reply = api.post(path, answers);
        CHECK(reply.status == 422);
        return reply.code().toStdString();
    };
    CHECK(codeFor(changed("values", "phone", QStringLiteral("0212 111 22 33"))) == "PhoneInvalid");
    CHECK(codeFor(changed("values", "phone", QString())) != "");
    CHECK(codeFor(changed("secrets", "securityWord", QStringLiteral("kısa"))) == "FormFieldInvalid");
    CHECK(codeFor(changed("secrets", "securityWord", QStringLiteral("iki sözcük"))) == "FormFieldInvalid");
    CHECK(codeFor(changed("secrets", "securityWord", QString(21, u'a'))) == "FormFieldInvalid");
    CHECK(codeFor(changed("values", "doNotPublish", QStringLiteral("perhaps"))) == "FormFieldInvalid");
    CHECK(codeFor(changed("values", "lastName", QStringLiteral("KAYA"))) != "");
    CHECK(codeFor(changed("values", "never", QStringLiteral("asked"))) == "RequestInvalid");
    CHECK(codeFor(changed("values", "phone", 5)) == "RequestInvalid");
    CHECK(service.messages().isEmpty());
}

TEST_CASE("Nobody comes near another person's order or application") {
    const ServiceProcess service;
    Api owner(service);
    owner.logIn(ayse);
    const QString order = owner.orderId();
    const QString id = owner.approve(order).value(u"id").toString();
    CHECK(!owner.confirm(id).isEmpty());
    Api other(service);
    other.logIn(ilker);
    const Reply form = other.get(QStringLiteral("/v1/orders/%1/form").arg(order));
    const Reply nowhere = other.get(QStringLiteral("/v1/orders/nowhere/form"));
    CHECK(form.status == 404);
    CHECK(form.code() == QStringLiteral("OrderNotFound"));
    CHECK(form.body == nowhere.body);
    CHECK(other.post(applications(order), Api::goodAnswers()).status == 404);
    for (const auto* const rest : {"", "/documents/application.pdf"}) {
        CHECK(other.get(path(id, rest)).status == 404);
        CHECK(other.get(path(id, rest)).code() == QStringLiteral("NotFound"));
    }
    CHECK(other.post(path(id, "/confirmation"), {{QStringLiteral("code"), QStringLiteral("1")}}).status ==
          404);
    CHECK(other.post(path(id, "/confirmation/resend")).status == 404);
    CHECK(other.put(path(id, "/method"), {{QStringLiteral("method"), QStringLiteral("wet")}}).status == 404);
    CHECK(other.submit(id, "bundle").status == 404);
}

TEST_CASE("A closed order is not offered and cannot be applied for") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString closed = closedOrder(service);
    CHECK(api.get(QStringLiteral("/v1/orders")).json.value(u"orders").toArray().size() == 1);
    const Reply form = api.get(QStringLiteral("/v1/orders/%1/form").arg(closed));
    CHECK(form.status == 409);
    CHECK(form.code() == QStringLiteral("OrderClosed"));
    CHECK(api.post(applications(closed), Api::goodAnswers()).code() == QStringLiteral("OrderClosed"));
}

TEST_CASE("Approving the form again replaces the application") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString order = api.orderId();
    const QString first = api.approve(order).value(u"id").toString();
    const QString second = api.approve(order).value(u"id").toString();
    CHECK(first != second);
    const QJsonObject listed =
        api.get(QStringLiteral("/v1/orders")).json.value(u"orders").toArray().first().toObject();
    CHECK(listed.value(u"applicationId").toString() == second);
    const Reply old =
        api.post(path(first, "/confirmation"), {{QStringLiteral("code"), service.smsCode(first)}});
    CHECK(old.status == 409);
    CHECK(old.code() == QStringLiteral("StateConflict"));
    CHECK(api.confirm(second).value(u"state").toString() == QStringLiteral("confirmed"));
}
