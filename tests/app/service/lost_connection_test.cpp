// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/raw_connection.h"
#include "tests/app/service/service_client.h"
#include "tests/app/service/statement_gate.h"
#include "tests/support/postgresql.h"

#include "core/base/file.h"
#include "tests/support/skip.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QThread>
#include <QUuid>

#include <catch2/catch.hpp>

#include <map>

/// Each operation of the service, whose connection to the database ends before each of its statements in
/// turn.
using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

QMap<QString, QString> patient(const PostgreSql& server, const QString& host) {
    QMap<QString, QString> settings = withoutLimits(1);
    settings.insert(server.settings());
    settings.insert(u"database/host"_s, host);
    settings.insert(u"sms/resendPauseSeconds"_s, u"0"_s);
    return settings;
}

Call with(const char* method, const QString& path, const QJsonObject& body = {}) {
    return {.method = method,
            .path = path,
            .body = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(),
            .headers = {{"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}}};
}

/// A service whose way to its database can be cut, and an applicant.
struct Stand {
    PostgreSql server;
    StatementGate gate{server.settings().value(u"database/host"_s)};
    ServiceProcess service{{patient(server, gate.host()), {}}};
    Api api{service};
    registration::Database database{settings()};
    std::unique_ptr<signature::Signer> signer = service.applicantSigner();

    /// Past the gate.
    [[nodiscard]] registration::ServiceSettings settings() const {
        registration::ServiceSettings own = registration::readSettings(service.state()).value();
        own.database.host = server.settings().value(u"database/host"_s);
        return own;
    }
    [[nodiscard]] QString order() const {
        database.execute(u"UPDATE orders SET open = 0"_s);
        return addOrder(database, ayse);
    }
    [[nodiscard]] QString approved() const { return api.approve(order()).value(u"id").toString(); }
    [[nodiscard]] QString confirmed() const {
        const QString id = approved();
        (void)api.confirm(id);
        return id;
    }
    [[nodiscard]] Call bundle() const {
        const QJsonObject application = api.choose(confirmed(), u"electronic"_s);
        Call call = with("PUT", path(application.value(u"id").toString(), "/bundle"));
        call.body = BundleMaker(*signer).bundle(api, application);
        call.mediaType = "application/vnd.etsi.asic-e+zip";
        return call;
    }
    /// How much there is of a bundle.
    [[nodiscard]] qsizetype uploaded(const Call& call) const {
        const auto row = database.selectOne(u"SELECT length(content) FROM uploads WHERE application = ?"_s,
                                            {call.path.section(u'/', 3, 3)});
        return row ? row->value(0).toLongLong() : 0;
    }
    /// How much of everything there is that an operation may add to, or take away.
    [[nodiscard]] QList<qint64> counts() const {
        QList<qint64> all;
        for (const char* const what :
             {"applications", "applications WHERE state = 'confirmed'",
              "applications WHERE method IS NOT NULL", "documents", "submissions", "statuses",
              "audit WHERE event <> 'password sent'", "sessions", "uploads"})
            all << database.selectOne(u"SELECT count(*) FROM "_s + QLatin1String(what))
                       ->value(0)
                       .toLongLong();
        return all;
    }
};

QList<qint64> difference(const QList<qint64>& after, const QList<qint64>& before) {
    QList<qint64> change;
    for (qsizetype i = 0; i < after.size(); ++i)
        change << after[i] - before[i];
    return change;
}

/// The bundle whole, or what is left of it from `first` on.
Call part(const Call& bundle, qsizetype first) {
    Call rest = bundle;
    const QByteArray digest =
        "sha-256=:" + QCryptographicHash::hash(bundle.body, QCryptographicHash::Sha256).toBase64() + ':';
    rest.headers.insert(first == 0 ? "Content-Digest" : "Repr-Digest", digest);
    if (first > 0)
        rest.headers.insert("Content-Range", "bytes " + QByteArray::number(first) + '-' +
                                                 QByteArray::number(bundle.body.size() - 1) + '/' +
                                                 QByteArray::number(bundle.body.size()));
    rest.body = bundle.body.sliced(first);
    return rest;
}

/// Returns once the service has what came before the cut, or the gate has ended a connection.
void sendCut(Stand& stand, const Call& bundle, qsizetype end) {
    const QDeadlineTimer deadline(60'000);
    tests::sendCut(stand.service, stand.api, part(bundle, 0), end);
    while (stand.gate.ended().isEmpty() && stand.uploaded(bundle) < end) {
        if (deadline.hasExpired())
            throw std::runtime_error("the part does not come");
        QThread::msleep(5);
    }
}

struct Operation {
    std::function<Call(Stand&)> prepare; ///< everything up to it, and the request
    int status = 200;                    ///< of its answer
    bool servesOnce = false;             ///< its picture or its session does, whatever comes of it
};

/// By their names in the description.
std::map<std::string, Operation> operations() {
    const auto get = [](const QString& path) { return [path](Stand&) { return Call{.path = path}; }; };
    const auto picture = [](const char* path, bool isLogin) {
        return [=](Stand& stand) {
            QJsonObject person{{u"identityNumber"_s, isLogin ? ayse : ilker}}; // her password stays
            if (isLogin)
                person.insert(u"accessPassword"_s, stand.service.accessPassword(ayse));
            Call call = stand.api.withCaptcha(path, person);
            call.headers = with("POST", {}).headers;
            return call;
        };
    };
    return {
        {"health", {get(u"/healthz"_s)}},
        {"metrics", {get(u"/metrics"_s), 404}}, // to whoever has no token
        {"describeService", {get(u"/v1/service"_s)}},
        {"newChallenge", {[](Stand&) { return with("POST", u"/v1/challenges"_s); }, 201}},
        {"logIn", {picture("/v1/sessions", true), 201, true}},
        {"logInThroughProvider", // which is none of this service's
         {[](Stand&) {
              return with("POST", u"/v1/provider-sessions"_s,
                          {{u"providerId"_s, u"nobodys"_s},
                           {u"code"_s, u"c"_s},
                           {u"codeVerifier"_s, u"v"_s},
                           {u"redirectUri"_s, u"http://127.0.0.1:49152/"_s},
                           {u"nonce"_s, u"n"_s}});
          },
          422}},
        {"logOut",
         {[](Stand& stand) {
              stand.api.logIn(ayse);
              return with("DELETE", u"/v1/sessions/current"_s);
          },
          204, true}},
        {"requestAccessPassword", {picture("/v1/access-passwords", false), 202, true}},
        {"listOrders", {get(u"/v1/orders"_s)}},
        {"openForm", {[](Stand& stand) { return Call{.path = u"/v1/orders/%1/form"_s.arg(stand.order())}; }}},
        {"approveForm",
         {[](Stand& stand) {
              return with("POST", u"/v1/orders/%1/applications"_s.arg(stand.order()), Api::goodAnswers());
          },
          201}},
        {"getApplication", {[](Stand& stand) { return Call{.path = path(stand.approved(), "")}; }}},
        {"confirm", {[](Stand& stand) {
             const QString id = stand.approved();
             return with("POST", path(id, "/confirmation"), {{u"code"_s, stand.service.smsCode(id)}});
         }}},
        {"resendCode",
         {[](Stand& stand) { return with("POST", path(stand.approved(), "/confirmation/resend")); }}},
        {"getDocument",
         {[](Stand& stand) { return Call{.path = path(stand.confirmed(), "/documents/application.pdf")}; }}},
        {"chooseMethod", {[](Stand& stand) {
             return with("PUT", path(stand.confirmed(), "/method"), {{u"method"_s, u"electronic"_s}});
         }}},
        {"getUpload", {[](Stand& stand) { return Call{.path = path(stand.confirmed(), "/bundle")}; }, 404}},
        {"getStatus", {[](Stand& stand) { return Call{.path = path(stand.confirmed(), "/status")}; }}},
        {"submitBundle", {[](Stand& stand) { return stand.bundle(); }}},
    };
}

/// Ends the connection before one statement after the other until the operation has no further one.
void tryOperation(Stand& stand, const Operation& operation) {
    const auto prepare = [&] { return operation.prepare(stand); };
    const auto isNothing = [](const QList<qint64>& change) { return change.count(0) == change.size(); };
    (void)stand.api.call(prepare()); // the first time is different: threads connect
    Call call = prepare();
    QList<qint64> before = stand.counts();
    REQUIRE(stand.api.call(call).status == operation.status);
    const QList<qint64> whole = difference(stand.counts(), before);

    bool isAnew = true;
    for (int statement = 1;; ++statement) {
        if (isAnew) {
            call = prepare();
            before = stand.counts();
        }
        stand.gate.endBefore(statement);
        const Reply reply = stand.api.call(call);
        const QByteArray ended = stand.gate.ended();
        stand.gate.endBefore(0);
        INFO("ended before " << statement << ": " << ended.toStdString() << '\n' << reply.body.toStdString());
        const QList<qint64> change = difference(stand.counts(), before);
        isAnew = true;
        if (reply.status == operation.status) {
            CHECK(change == whole);
            if (ended.isEmpty())
                break;
            isAnew = call.method != "GET";
            continue;
        }
        REQUIRE(reply.status == 503);
        CHECK(reply.code() == u"ServiceBusy"_s);
        CHECK(reply.headers.value(u"retry-after"_s).toInt() > 0);
        // Nothing is done; or all of it, and whoever asks again is told so.
        if (!isNothing(change))
            CHECK(change == whole);
        if (operation.servesOnce)
            continue;
        isAnew = !isNothing(change);
        if (isAnew) {
            CHECK(stand.api.call(call).status == operation.status);
            CHECK(difference(stand.counts(), before) == whole);
        }
    }
}

constexpr qsizetype half = 4000;

/// Of what a client began to send before its connection was cut.
Call rest(Stand& stand) {
    const Call bundle = stand.bundle();
    sendCut(stand, bundle, half);
    return part(bundle, half);
}

void tryOperations(const std::vector<std::string>& names) {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    Stand stand;
    stand.api.logIn(ayse);
    const auto all = operations();
    for (const std::string& name : names) {
        INFO(name);
        tryOperation(stand, all.at(name));
        stand.api.logIn(ayse); // it may have been the logout
    }
}

} // namespace

TEST_CASE("Every operation that the description names is tried with a database that ends the connection") {
    const QByteArray description =
        readFile(QStringLiteral(YENILE_SOURCE_DIR "/resources/api/registration-v1.yaml")).value();
    const QByteArray ours = description.left(description.indexOf("\nwebhooks:\n"));
    std::vector<std::string> described;
    std::vector<std::string> tried;
    QRegularExpression names(u"operationId: (\\w+)"_s);
    for (auto match = names.globalMatch(QString::fromUtf8(ours)); match.hasNext();)
        described.push_back(match.next().captured(1).toStdString());
    for (const auto& [name, operation] : operations())
        tried.push_back(name);
    std::ranges::sort(described);
    CHECK(described == tried);
}

TEST_CASE("To the form's approval a connection to the database that ends leaves nothing half done") {
    tryOperations({"health", "metrics", "describeService", "newChallenge", "logIn", "logInThroughProvider",
                   "requestAccessPassword", "logOut", "listOrders", "openForm", "approveForm",
                   "getApplication"});
}

TEST_CASE(
    "From the SMS code to the receipt a connection to the database that ends leaves nothing half done") {
    tryOperations(
        {"confirm", "resendCode", "getDocument", "chooseMethod", "getUpload", "submitBundle", "getStatus"});
}

TEST_CASE("Of a bundle whose way was cut all that came is kept or nothing, whenever the database goes away") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    Stand stand;
    stand.api.logIn(ayse);
    Call bundle;
    int statement = 1;
    for (bool isEnded = true; isEnded; ++statement) {
        bundle = stand.bundle();
        REQUIRE(bundle.body.size() > half);
        stand.gate.endBefore(statement);
        sendCut(stand, bundle, half);
        isEnded = !stand.gate.ended().isEmpty();
        INFO("ended before " << statement << ": " << stand.gate.ended().toStdString());
        stand.gate.endBefore(0);
        const qsizetype kept = stand.uploaded(bundle); // where it ended between transactions, in spite of it
        CHECK((kept == half || (isEnded && kept == 0)));
    }
    CHECK(statement > 3);
    CHECK(stand.api.call(part(bundle, half)).status == 200);
}

TEST_CASE("The rest of a bundle leaves nothing half done where the connection to the database ends") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    Stand stand;
    stand.api.logIn(ayse);
    tryOperation(stand, {rest});
}
