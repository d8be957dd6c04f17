// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/messages.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::service;

/// Every message with all its members, as a later version of the other side would send it.
namespace {

/// With a further member in every object, however deep; those of "values" and "secrets" are no members but
/// what a form's fields are called.
QJsonValue withMore(const QJsonValue& value, const QJsonValue& further) {
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& element : value.toArray())
            array.append(withMore(element, further));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        if (member.key() != QLatin1String("values") && member.key() != QLatin1String("secrets"))
            *member = withMore(*member, further);
    object.insert(QStringLiteral("ofALaterVersion"), further);
    return object;
}

template <typename Message>
void check(const char* text) {
    INFO(text);
    const QJsonDocument document = QJsonDocument::fromJson(text);
    REQUIRE(document.isObject());
    const QJsonObject known = document.object();
    for (const QJsonValue& further :
         {QJsonValue(), QJsonValue(true), QJsonValue(7.5), QJsonValue(QStringLiteral("x")),
          QJsonValue(QJsonArray{1, QJsonObject()}), QJsonValue(QJsonObject{{QStringLiteral("id"), 1}})}) {
        const Result<Message> read = fromJson<Message>(withMore(known, further).toObject());
        INFO((read ? std::string() : read.error().cause.toStdString()));
        REQUIRE(read);
        CHECK(toJson(*read) == known);
    }
}

} // namespace

TEST_CASE("members of a later version do no harm in any message, at any depth") {
    check<ServiceInfo>(R"({"name":"n","environment":"test","minimumClientVersion":"1",
        "signaturePolicy":{"profile":"P1","level":"B-B","digestAlgorithm":"SHA-256","visibleSignature":false},
        "contact":{"email":"e","phone":"p","faqUrl":"f"},"maintenanceNotice":"m"})");
    check<Challenge>(R"({"id":"c","picture":"AAAA","speech":"AAAA","expiresAt":"2026-11-24T10:00:00Z"})");
    check<LoginRequest>(
        R"({"challengeId":"c","captchaAnswer":"a","identityNumber":"i","accessPassword":"p"})");
    check<Session>(R"({"token":"t","expiresAt":"2026-11-24T10:00:00Z","subscriberName":"s"})");
    check<AccessPasswordRequest>(R"({"challengeId":"c","captchaAnswer":"a","identityNumber":"i"})");
    check<OrderList>(R"({"orders":[{"id":"o","orderedOn":"2026-11-24","institution":"i","kind":"renewal",
        "applicationId":"a"}]})");
    check<ApplicationForm>(R"({"orderId":"o","declaration":{"tr":"t","en":"e"},"sections":[
        {"title":{"tr":"t","en":"e"},"fields":[{"name":"f","kind":"choice","label":{"tr":"t","en":"e"},
        "help":{"tr":"t","en":"e"},"value":"v","readOnly":false,"required":true,"repeat":false,
        "minimumLength":1,"maximumLength":2,"pattern":"p","patternHint":{"tr":"t","en":"e"},
        "choices":[{"value":"v","label":{"tr":"t","en":"e"}}]}]}]})");
    check<FormAnswers>(R"({"values":{"phone":"5"},"secrets":{"securityWord":"s"}})");
    check<ConfirmationRequest>(R"({"code":"123456"})");
    check<MethodRequest>(R"({"method":"wet"})");
    check<Application>(R"({"id":"a","orderId":"o","state":"submitted","confirmation":{"phone":"p",
        "codeLength":6,"expiresAt":"2026-11-24T10:00:00Z","resendAfter":"2026-11-24T10:00:00Z",
        "attemptsLeft":3},"methods":["electronic","wet"],"method":"electronic","documents":[{"name":"n",
        "title":{"tr":"t","en":"e"},"size":1,"sha256":"00"}],"record":"e30=",
        "receipt":{"content":"e30=","signature":"AAAA"}})");
    check<BundleUpload>(R"({"sha256":"00","received":7})");
    check<Receipt>(R"({"content":"e30=","signature":"AAAA"})");
    check<ReceiptContent>(R"({"number":"n","applicationId":"a","receivedAt":"2026-11-24T10:00:00Z",
        "bundleSha256":"00","certificateSerial":"01","documents":[{"name":"n","sha256":"00",
        "signedAt":"2026-11-24T10:00:00Z"}]})");
    check<Problem>(R"({"type":"about:blank","title":"CaptchaIncorrect","status":422,
        "code":"CaptchaIncorrect","arguments":["a"],"detail":"d"})");
}
