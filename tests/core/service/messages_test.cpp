// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/messages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::service;

namespace {

QJsonObject parse(const char* text) {
    const QJsonDocument document = QJsonDocument::fromJson(text);
    REQUIRE(document.isObject());
    return document.object();
}

QDateTime time(const char* text) {
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate);
}

Application fullApplication() {
    Application application;
    application.id = QStringLiteral("A-1");
    application.orderId = QStringLiteral("O-1");
    application.state = ApplicationState::Submitted;
    application.confirmation =
        ConfirmationState{QStringLiteral("+90 5•• ••• •• 42"), 6, time("2026-11-23T10:00:00Z"),
                          time("2026-11-23T09:58:00Z"), 3};
    application.methods = {Method::Electronic, Method::WetInk};
    application.method = Method::WetInk;
    application.documents = {{MemberName::of(QStringLiteral("application.pdf")).value(),
                              {QStringLiteral("Başvuru"), QStringLiteral("Application")},
                              12345,
                              QStringLiteral("ab")}};
    application.record = QByteArrayLiteral("{\"a\":1}");
    application.receipt = Receipt{QByteArrayLiteral("{}"), QByteArrayLiteral("\x30\x00")};
    return application;
}

} // namespace

TEST_CASE("an application survives the way over the wire") {
    const QJsonObject json = toJson(fullApplication());
    const Result<Application> read = fromJson<Application>(json);
    REQUIRE(read);
    CHECK(toJson(*read) == json);
    CHECK(read->state == ApplicationState::Submitted);
    CHECK(read->method == Method::WetInk);
    CHECK(read->confirmation->expiresAt == time("2026-11-23T10:00:00Z"));
    CHECK(read->documents.front().size == 12345);
    CHECK(read->record == QByteArrayLiteral("{\"a\":1}"));
}

TEST_CASE("members that are absent stay absent, and members that are not known do no harm") {
    Application application = fullApplication();
    application.confirmation.reset();
    application.method.reset();
    application.receipt.reset();
    QJsonObject json = toJson(application);
    CHECK_FALSE(json.contains(QStringLiteral("receipt")));
    json.insert(QStringLiteral("ofALaterVersion"), 1);
    json.insert(QStringLiteral("method"), QJsonValue::Null);
    const Result<Application> read = fromJson<Application>(json);
    REQUIRE(read);
    CHECK_FALSE(read->method);
    CHECK_FALSE(read->receipt);
}

TEST_CASE("an answer that lacks something or has it in another type is told with its place") {
    QJsonObject json = toJson(fullApplication());
    QJsonObject document = json.value(QStringLiteral("documents")).toArray().first().toObject();
    SECTION("missing") {
        document.remove(QStringLiteral("sha256"));
    }
    SECTION("a number for a text") {
        document.insert(QStringLiteral("sha256"), 7);
    }
    json.insert(QStringLiteral("documents"), QJsonArray{document});
    const Result<Application> read = fromJson<Application>(json);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::ServiceAnswerInvalid);
    CHECK(read.error().cause == QStringLiteral("/documents/0/sha256"));
}

TEST_CASE("a number that is no integer, or that no integer can hold, is told with its place") {
    QJsonObject json = toJson(BundleUpload{QStringLiteral("ab"), 7});
    for (const double number : {0.5, 1e300, -1e19, 9.3e18}) {
        json.insert(QStringLiteral("received"), number);
        CHECK(fromJson<BundleUpload>(json).error().cause == QStringLiteral("/received"));
    }
    json.insert(QStringLiteral("received"), 1e15);
    CHECK(fromJson<BundleUpload>(json)->received == 1'000'000'000'000'000);
}

TEST_CASE("a document's name leads into no other folder, and is no other's and none of ours") {
    const auto named = [](const QStringList& names) {
        QJsonObject json = toJson(fullApplication());
        const QJsonObject document = json.value(QStringLiteral("documents")).toArray().first().toObject();
        QJsonArray documents;
        for (const QString& name : names) {
            QJsonObject each = document;
            each.insert(QStringLiteral("name"), name);
            documents.append(each);
        }
        json.insert(QStringLiteral("documents"), documents);
        const Result<Application> read = fromJson<Application>(json);
        return read ? QString() : codeName(read.error().code) + read.error().cause;
    };
    const QString invalid = QStringLiteral("ServiceAnswerInvalid");
    CHECK(named({QStringLiteral("application.pdf"), QStringLiteral("undertaking.pdf")}).isEmpty());
    for (const char* const name :
         {"../../.profile", "/tmp/x.pdf", "a/b.pdf", "..\\x.pdf", "..", "", "nul.pdf"})
        CHECK(named({QLatin1String(name)}) == invalid + QStringLiteral("/documents/0/name"));
    CHECK(named({QStringLiteral("a.pdf"), QStringLiteral("A.PDF")}) ==
          invalid + QStringLiteral("/documents"));
    for (const QString& ours : bundleNames)
        CHECK(named({ours}) == invalid + QStringLiteral("/documents"));
}

TEST_CASE("a receipt's number leads into no other folder") {
    const ReceiptContent content{MemberName::of(QStringLiteral("20260105-ACDE3479")).value(),
                                 QStringLiteral("A-1"),
                                 time("2026-11-23T10:00:00Z"),
                                 QStringLiteral("ab"),
                                 QStringLiteral("01"),
                                 {}};
    QJsonObject json = toJson(content);
    REQUIRE(fromJson<ReceiptContent>(json));
    for (const char* const number : {"../../.ssh", "/etc", "", ".."}) {
        json.insert(QStringLiteral("number"), QLatin1String(number));
        CHECK(fromJson<ReceiptContent>(json).error().cause == QStringLiteral("/number"));
    }
}

TEST_CASE("a state of a later version is read as one in which nothing can be done, the rest as it is") {
    QJsonObject json = toJson(fullApplication());
    json.insert(QStringLiteral("state"), QStringLiteral("underReview"));
    const Result<Application> read = fromJson<Application>(json);
    REQUIRE(read);
    CHECK(read->state == ApplicationState::Unknown);
    CHECK(read->receipt);
    json.insert(QStringLiteral("state"), 3);
    CHECK_FALSE(fromJson<Application>(json));
}

TEST_CASE("a way of signing of a later version is not offered, and nobody can ask for it") {
    QJsonObject json = toJson(fullApplication());
    json.insert(QStringLiteral("methods"),
                QJsonArray{QStringLiteral("byMobilePhone"), QStringLiteral("electronic")});
    json.insert(QStringLiteral("method"), QStringLiteral("byMobilePhone"));
    const Result<Application> read = fromJson<Application>(json);
    REQUIRE(read);
    CHECK(read->methods == std::vector{Method::Electronic});
    CHECK_FALSE(read->method);
    json.insert(QStringLiteral("methods"), QJsonArray{QStringLiteral("byMobilePhone"), 7});
    CHECK(fromJson<Application>(json).error().cause == QStringLiteral("/methods/1"));
    CHECK_FALSE(fromJson<MethodRequest>(parse(R"({"method":"byMobilePhone"})")));
}

TEST_CASE("numbers, times and bytes are read strictly") {
    const auto readable = [](const char* size, const char* record, const char* until) {
        QJsonObject json = toJson(fullApplication());
        QJsonObject document = json.value(QStringLiteral("documents")).toArray().first().toObject();
        document.insert(QStringLiteral("size"), parse(size).value(QStringLiteral("v")));
        json.insert(QStringLiteral("documents"), QJsonArray{document});
        json.insert(QStringLiteral("record"), QLatin1String(record));
        QJsonObject confirmation = json.value(QStringLiteral("confirmation")).toObject();
        confirmation.insert(QStringLiteral("expiresAt"), QLatin1String(until));
        json.insert(QStringLiteral("confirmation"), confirmation);
        return fromJson<Application>(json).has_value();
    };
    CHECK(readable("{\"v\":1}", "e30=", "2026-11-23T10:00:00Z"));
    CHECK(readable("{\"v\":1}", "e30=", "2026-11-23T13:00:00.5+03:00"));
    CHECK_FALSE(readable("{\"v\":1.5}", "e30=", "2026-11-23T10:00:00Z"));
    CHECK_FALSE(readable("{\"v\":\"1\"}", "e30=", "2026-11-23T10:00:00Z"));
    CHECK_FALSE(readable("{\"v\":1}", "e3#0", "2026-11-23T10:00:00Z"));
    CHECK_FALSE(readable("{\"v\":1}", "e30=", "2026-11-23T10:00:00"));
    CHECK_FALSE(readable("{\"v\":1}", "e30=", "yesterday"));
}

TEST_CASE("a kind of field that this version does not know is named") {
    ApplicationForm form;
    form.orderId = QStringLiteral("O-1");
    FormField field;
    field.name = QStringLiteral("x");
    field.kind = FieldKind::Choice;
    field.choices = {{QStringLiteral("3"), {QStringLiteral("3 Yıl"), QStringLiteral("3 years")}}};
    form.sections = {{{}, {field}}};
    QJsonObject json = toJson(form);
    REQUIRE(fromJson<ApplicationForm>(json));
    const QByteArray text = QJsonDocument(json).toJson().replace("\"choice\"", "\"hologram\"");
    const Result<ApplicationForm> read = fromJson<ApplicationForm>(QJsonDocument::fromJson(text).object());
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::FormFieldUnknown);
    CHECK(read.error().arguments == QStringList{QStringLiteral("hologram")});
}

TEST_CASE("a login request carries its secret and nothing of it stays in the source") {
    LoginRequest request{QStringLiteral("C"), QStringLiteral("AB12"), QStringLiteral("10000000146"),
                         Secret(QByteArrayLiteral("gizli şifre"))};
    const Result<LoginRequest> read = fromJson<LoginRequest>(toJson(request));
    REQUIRE(read);
    CHECK(read->accessPassword.bytes() == QByteArrayLiteral("gizli şifre"));
}

TEST_CASE("a problem says its code by name") {
    const Problem problem{422, ErrorCode::CaptchaIncorrect, {QStringLiteral("a")}, QStringLiteral("why")};
    const QJsonObject json = toJson(problem);
    CHECK(json.value(QStringLiteral("code")).toString() == QStringLiteral("CaptchaIncorrect"));
    const Result<Problem> read = fromJson<Problem>(json);
    REQUIRE(read);
    CHECK(read->code == ErrorCode::CaptchaIncorrect);
    CHECK(read->arguments == QStringList{QStringLiteral("a")});
}

TEST_CASE("a problem of a later version goes by its status and keeps its name") {
    const auto codeOf = [](const char* text) {
        const Result<Problem> read = fromJson<Problem>(parse(text));
        REQUIRE(read);
        CHECK(read->detail.contains(QStringLiteral("MoonPhaseWrong")));
        CHECK(read->arguments.isEmpty());
        return read->code;
    };
    CHECK(codeOf(R"({"status":401,"code":"MoonPhaseWrong"})") == ErrorCode::SessionExpired);
    CHECK(codeOf(R"({"status":404,"code":"MoonPhaseWrong"})") == ErrorCode::NotFound);
    CHECK(codeOf(R"({"status":409,"code":"MoonPhaseWrong"})") == ErrorCode::StateConflict);
    CHECK(codeOf(R"({"status":412,"code":"MoonPhaseWrong"})") == ErrorCode::ChangedMeanwhile);
    CHECK(codeOf(R"({"status":429,"code":"MoonPhaseWrong"})") == ErrorCode::TooManyAttempts);
    CHECK(codeOf(R"({"status":422,"code":"MoonPhaseWrong","arguments":["full"]})") ==
          ErrorCode::ServiceAnswerInvalid);
    CHECK(codeOf(R"({"status":503,"code":"MoonPhaseWrong"})") == ErrorCode::ServiceFailed);
    CHECK_FALSE(fromJson<Problem>(parse(R"({"code":"CaptchaIncorrect"})")));
}

TEST_CASE("a text of the service is shown in the language of the application") {
    const LocalText both{QStringLiteral("Başvuru"), QStringLiteral("Application")};
    const LocalText turkishOnly{QStringLiteral("Başvuru"), {}};
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English));
    CHECK(both.text() == QStringLiteral("Application"));
    CHECK(turkishOnly.text() == QStringLiteral("Başvuru"));
    QLocale::setDefault(QLocale(QLocale::Turkish));
    CHECK(both.text() == QStringLiteral("Başvuru"));
    QLocale::setDefault(before);
}
