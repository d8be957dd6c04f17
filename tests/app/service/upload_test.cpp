// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"
#include "app/service/state/database.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/raw_connection.h"
#include "tests/app/service/service_database.h"
#include "tests/support/skip.h"

#include "core/base/file.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QThread>
#include <QUuid>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;

namespace {

const QByteArray mediaType = "application/vnd.etsi.asic-e+zip";

QByteArray digestOf(const QByteArray& content) {
    return "sha-256=:" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64() + ':';
}

/// An application that waits for its bundle, and that bundle.
struct Upload {
    ServiceProcess service;
    Api api{service};
    QString id;
    QByteArray bundle;
    QByteArray key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);

    explicit Upload(const ServiceOptions& options = {}) : service(options) {
        api.logIn(ayse);
        const QJsonObject application = api.readyToSign();
        id = application.value(u"id").toString();
        const auto signer = service.applicantSigner();
        bundle = BundleMaker(*signer).bundle(api, application);
    }

    [[nodiscard]] QMap<QByteArray, QByteArray> headersFrom(qsizetype first) const {
        if (first == 0)
            return {{"Idempotency-Key", key}, {"Content-Digest", digestOf(bundle)}};
        const QByteArray range = "bytes " + QByteArray::number(first) + '-' +
                                 QByteArray::number(bundle.size() - 1) + '/' +
                                 QByteArray::number(bundle.size());
        return {{"Idempotency-Key", key}, {"Content-Range", range}, {"Repr-Digest", digestOf(bundle)}};
    }

    [[nodiscard]] Call callFrom(qsizetype first) const {
        return {.method = "PUT",
                .path = path(id, "/bundle"),
                .body = bundle.sliced(first),
                .mediaType = mediaType,
                .headers = headersFrom(first)};
    }
    /// Sends the bytes from `first` on and loses the connection before `end`.
    void cut(qsizetype first, qsizetype end) const { sendCut(service, api, callFrom(first), end - first); }

    [[nodiscard]] Reply state() const { return api.get(path(id, "/bundle")); }

    /// Once the service has seen that nothing more comes.
    [[nodiscard]] qsizetype received(qsizetype atLeast) const {
        const QDeadlineTimer deadline(60'000);
        qsizetype there = 0;
        while (there < atLeast && !deadline.hasExpired()) {
            QThread::msleep(5);
            there = state().json.value(u"received").toInteger();
        }
        return there;
    }

    Reply send(const QByteArray& body, const QMap<QByteArray, QByteArray>& headers) const {
        return api.call({.method = "PUT",
                         .path = path(id, "/bundle"),
                         .body = body,
                         .mediaType = mediaType,
                         .headers = headers});
    }
    Reply sendFrom(qsizetype first) const { return api.call(callFrom(first)); }
};

} // namespace

TEST_CASE("A bundle goes on from what the service has, wherever its connection was cut") {
    const Upload upload;
    CHECK(upload.state().status == 404);
    qsizetype there = 0;
    const qsizetype size = upload.bundle.size();
    for (const qsizetype end : {qsizetype{1}, qsizetype{4096}, qsizetype{4097}, size / 2, size - 1}) {
        CAPTURE(there, end);
        upload.cut(there, end);
        REQUIRE(upload.received(end) == end);
        CHECK(upload.state().text("sha256") == sha256Hex(upload.bundle));
        there = end;
    }
    const Reply submitted = upload.sendFrom(there);
    REQUIRE(submitted.status == 200);
    CHECK(submitted.text("state") == QStringLiteral("submitted"));
    CHECK(upload.state().status == 404);

    SECTION("The rest again gets the same answer") {
        CHECK(upload.sendFrom(there).body == submitted.body);
    }
    SECTION("The whole under the same key gets the same answer") {
        CHECK(upload.sendFrom(0).body == submitted.body);
    }
}

TEST_CASE("Sending the whole again is right after a cut") {
    const Upload upload;
    upload.cut(0, 5000);
    REQUIRE(upload.received(5000) == 5000);
    CHECK(upload.sendFrom(0).status == 200);
}

TEST_CASE("What one instance has of a bundle another goes on with") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const ServiceDatabase store(DatabaseKind::PostgreSql);
    Upload upload(store.with());
    ServiceInstance another(upload.service.state());
    another.start();
    upload.cut(0, 5000);
    REQUIRE(upload.received(5000) == 5000);
    upload.service.kill();
    upload.api.use(another.address());
    CHECK(upload.state().json.value(u"received").toInteger() == 5000);
    CHECK(upload.sendFrom(5000).status == 200);
}

TEST_CASE("A bundle that reaches two instances at once is accepted once") {
    if (!PostgreSql::isThere())
        skip("no PostgreSQL on this computer");
    const ServiceDatabase store(DatabaseKind::PostgreSql);
    const Upload upload(store.with());
    ServiceInstance another(upload.service.state());
    another.start();
    const Call here = upload.callFrom(0);
    Call there = here;
    there.instance = another.address();
    if (GENERATE(true, false))
        there.headers.insert("Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    const std::vector<Reply> replies = upload.api.together({here, there, here, there});
    for (const Reply& reply : replies) {
        CHECK(reply.status == 200);
        CHECK(reply.json.value(u"receipt") == replies.front().json.value(u"receipt"));
    }
    const registration::Database database(registration::readSettings(upload.service.state()).value());
    CHECK(database.select(QStringLiteral("SELECT number FROM submissions")).size() == 1);
    CHECK(database.select(QStringLiteral("SELECT number FROM audit WHERE event LIKE 'bundle accepted%'"))
              .size() == 1);
}

TEST_CASE("A rest that overlaps with what is there is taken") {
    const Upload upload;
    upload.cut(0, 5000);
    REQUIRE(upload.received(5000) == 5000);
    CHECK(upload.sendFrom(3000).status == 200);
}

TEST_CASE("A rest without its beginning is refused") {
    const Upload upload;
    CHECK(upload.sendFrom(5000).code() == QStringLiteral("StateConflict"));
    upload.cut(0, 4000);
    REQUIRE(upload.received(4000) == 4000);
    const Reply gap = upload.sendFrom(5000);
    CHECK(gap.status == 409);
    CHECK(gap.code() == QStringLiteral("StateConflict"));
    CHECK(upload.sendFrom(4000).status == 200);
}

TEST_CASE("What does not make the announced whole is refused, and the next try begins anew") {
    const Upload upload;
    upload.cut(0, 5000);
    REQUIRE(upload.received(5000) == 5000);
    QByteArray rest = upload.bundle.sliced(5000);
    rest[7] = static_cast<char>(rest[7] ^ 1);
    const Reply altered = upload.send(rest, upload.headersFrom(5000));
    CHECK(altered.status == 422);
    CHECK(altered.json.value(u"arguments").toArray().first() == QStringLiteral("Repr-Digest"));
    CHECK(upload.state().status == 404);
    auto headers = upload.headersFrom(0);
    headers.insert("Content-Digest", digestOf("another"));
    CHECK(upload.send(upload.bundle, headers).code() == QStringLiteral("RequestInvalid"));
    CHECK(upload.sendFrom(0).status == 200);
}

TEST_CASE("A range that cannot be is refused") {
    const Upload upload;
    const QByteArray range =
        GENERATE("bytes 5-2/9", "bytes 0-3/9", "bytes 0-8/*", "lines 0-8/9", "bytes -1-8/9",
                 "bytes 0-99999999999999/100000000000000", "bytes 1-2/3");
    CAPTURE(range.toStdString());
    const Reply reply =
        upload.send("content", {{"Content-Range", range}, {"Repr-Digest", digestOf(upload.bundle)}});
    CHECK(reply.status == 422);
    CHECK(reply.json.value(u"arguments").toArray().first() == QStringLiteral("Content-Range"));
}

TEST_CASE("What came of a bundle is its applicant's alone") {
    Upload upload;
    upload.cut(0, 100);
    REQUIRE(upload.received(100) == 100);
    upload.api.logIn(ilker);
    CHECK(upload.state().status == 404);
    CHECK(upload.sendFrom(100).status == 404);
}

TEST_CASE("A part is a part of nothing but a bundle") {
    const ServiceProcess service;
    const Reply reply = Api(service).call({.method = "POST",
                                           .path = QStringLiteral("/v1/sessions"),
                                           .body = "{}",
                                           .headers = {{"Content-Range", "bytes 0-1/2"}}});
    CHECK(reply.status == 400);
}
