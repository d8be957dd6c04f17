// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/key_signer.h"
#include "tests/app/service/bundle_maker.h"
#include "tests/app/service/raw_connection.h"
#include "tests/core/signature/judges.h"
#include "tests/pkcs11/token_bench.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>
#include <QSettings>
#include <QThread>

#include <csignal>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// A service whose keys can be moved into an HSM that goes wrong on demand.
struct HsmBench {
    SoftHsmToken hsm{u"Yenile HSM"_s, u"1234567890"_s};
    FaultyDriver faults;
    ServiceProcess service;
    Api api{service};

    HsmBench() { REQUIRE(writeFile(service.state().filePath(u"hsm-pin"_s), "1234567890\n")); }

    /// The one of pki/NAME.pem; the file goes.
    void moveIntoHsm(const QString& name, const QByteArray& id) {
        const QString file = service.state().filePath(u"pki/"_s + name + u".key"_s);
        const auto key = signature::readPrivateKey(file);
        const auto certificates = signature::Certificate::fromPem(
            readFile(service.state().filePath(u"pki/"_s + name + u".pem"_s)).value());
        REQUIRE(key);
        hsm.storeKey({*key, certificates.value().front()}, id);
        REQUIRE(QFile::remove(file));
        set(u"keys/"_s + name, u"pkcs11:token=Yenile%20HSM?module-path="_s + FaultyDriver::path() +
                                   u"&pin-source=file:hsm-pin"_s);
    }
    void moveBothIntoHsm() {
        moveIntoHsm(u"receipt"_s, "\x01");
        moveIntoHsm(u"tls"_s, "\x02");
        service.stop();
        service.start();
    }
    void set(const QString& name, const QString& value) const {
        QSettings settings(service.state().filePath(u"service.ini"_s), QSettings::IniFormat);
        settings.setValue(name, value);
    }
    void writeIdentity(const QString& name, const Identity& identity) const {
        const QString file = service.state().filePath(u"pki/"_s + name);
        REQUIRE(writeFile(file + u".key"_s, identity.keyPem()));
        REQUIRE(
            writeFile(file + u".pem"_s, identity.certificatePem() + service.ca().issuer().certificatePem()));
    }

    /// SIGHUP, until the log says what came of it.
    [[nodiscard]] bool readsKeysAnew() const {
        const QString log = service.state().filePath(u"service.log"_s);
        const qsizetype before = readFile(log).value().size();
        ::kill(static_cast<pid_t>(service.processId()), SIGHUP);
        for (const QDeadlineTimer deadline(60'000); !deadline.hasExpired(); QThread::msleep(5)) {
            const QByteArray said = readFile(log).value().sliced(before);
            if (said.contains("were read anew") || said.contains("stay as they were"))
                return said.contains("were read anew");
        }
        throw std::runtime_error("the service does not hear SIGHUP");
    }

    /// What openssl s_client says of a new connection.
    [[nodiscard]] Verdict connect(const QStringList& options = {}) const {
        return run(u"sh"_s, QStringList{u"-c"_s, u"exec openssl s_client \"$@\" </dev/null"_s, u"sh"_s,
                                        u"-connect"_s, service.address().authority(), u"-CAfile"_s,
                                        service.pki().filePath(u"root.pem"_s), u"-verify_return_error"_s} +
                                options);
    }

    /// Of OpenSSL, on the receipt of an application.
    [[nodiscard]] bool isReceiptValid(const Reply& reply) const {
        const QJsonObject receipt = reply.json.value(u"receipt").toObject();
        const auto write = [&](const char* member) {
            const QString file = service.file(QLatin1String(member));
            REQUIRE(writeFile(
                file, QByteArray::fromBase64(receipt.value(QLatin1String(member)).toString().toLatin1())));
            return file;
        };
        return run(u"openssl"_s,
                   {u"cms"_s, u"-verify"_s, u"-cades"_s, u"-binary"_s, u"-inform"_s, u"DER"_s, u"-purpose"_s,
                    u"any"_s, u"-CAfile"_s, service.pki().filePath(u"root.pem"_s), u"-content"_s,
                    write("content"), u"-in"_s, write("signature")})
                   .exitCode == 0;
    }
};

/// An application that waits for its bundle.
struct Waiting {
    explicit Waiting(HsmBench& service, const LeafProfile& applicant = {})
        : bench(service), identity(bench.service.ca().issue(applicant)) {
        bench.api.logIn(applicant.identityNumber);
        application = bench.api.readyToSign();
        id = application.value(u"id").toString();
        bundle = BundleMaker(*signer).bundle(bench.api, application);
    }
    [[nodiscard]] Reply submit() const { return bench.api.submit(id, bundle); }

    HsmBench& bench;
    Identity identity;
    std::unique_ptr<signature::Signer> signer = bench.service.ca().signer(identity);
    QJsonObject application;
    QString id;
    QByteArray bundle;
};

} // namespace

TEST_CASE("With both keys in an HSM an application gets a receipt that openssl verifies") {
    HsmBench bench;
    bench.moveBothIntoHsm();
    const Waiting waiting(bench);
    const Reply reply = waiting.submit();
    CHECK(reply.status == 200);
    CHECK(bench.isReceiptValid(reply));
}

TEST_CASE("A wrong PIN costs one try of the HSM that holds both keys") {
    HsmBench bench;
    REQUIRE(writeFile(bench.service.state().filePath(u"hsm-pin"_s), "0000000000\n"));
    bench.moveBothIntoHsm();
    CHECK(bench.connect().exitCode != 0);
    CHECK(bench.faults.calls("C_Login") == 1);
}

TEST_CASE("Handshakes of TLS 1.2 and 1.3 are signed in the HSM, and none has the key decrypt") {
    const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::P256);
    HsmBench bench;
    LeafProfile profile;
    profile.key = kind;
    profile.extendedKeyUsage = u"serverAuth"_s;
    profile.subjectAltName = u"IP:127.0.0.1"_s;
    bench.writeIdentity(u"tls"_s, bench.service.ca().issue(profile));
    bench.moveIntoHsm(u"tls"_s, "\x02");
    REQUIRE(bench.readsKeysAnew());
    for (const QString& version : {u"-tls1_2"_s, u"-tls1_3"_s}) {
        const Verdict verdict = bench.connect({version});
        INFO(verdict.output.toStdString());
        CHECK(verdict.exitCode == 0);
        CHECK(verdict.output.contains(u"Verification: OK"_s));
    }
    CHECK(bench.connect({u"-tls1_2"_s, u"-cipher"_s, u"kRSA"_s}).exitCode != 0);
}

TEST_CASE("While the HSM is away receipts wait, and then the same bundle gets its receipt") {
    HsmBench bench;
    bench.moveIntoHsm(u"receipt"_s, "\x01");
    bench.service.stop();
    bench.faults.set("absent\n"); // the service starts nevertheless
    bench.service.start();
    const Waiting waiting(bench);
    const Reply refused = waiting.submit();
    CHECK(refused.status == 503);
    CHECK(refused.code() == u"ReceiptKeyAway"_s);
    CHECK(refused.headers.value(u"retry-after"_s) == u"30"_s);
    CHECK(bench.api.get(path(waiting.id, "")).text("state") == u"methodChosen"_s);
    bench.faults.set("");
    const Reply taken = waiting.submit();
    CHECK(taken.status == 200);
    CHECK(bench.isReceiptValid(taken));
}

TEST_CASE("While the HSM with its key is away TLS makes no new connection, and those that stand go on") {
    HsmBench bench;
    bench.moveIntoHsm(u"tls"_s, "\x02");
    REQUIRE(bench.readsKeysAnew());
    const QByteArray request = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    RawConnection standing(bench.service);
    standing.send(request);
    REQUIRE(statusOf(standing.readUntil("}")) == 200);
    bench.faults.set("absent\n");
    CHECK(bench.connect().exitCode != 0);
    standing.send(request);
    CHECK(statusOf(standing.readUntil("}")) == 200);
    bench.faults.set("");
    CHECK(bench.connect().exitCode == 0);
}

TEST_CASE("A driver that crashes while it signs a receipt costs nobody anything") {
    HsmBench bench;
    bench.moveIntoHsm(u"receipt"_s, "\x01");
    REQUIRE(bench.readsKeysAnew());
    const Waiting waiting(bench);
    bench.faults.setOnce("crash");
    CHECK(waiting.submit().status == 200);
    CHECK(bench.faults.hasStruck());
}

TEST_CASE("Keys and certificates change without a stop, and receipts of the old key stay valid") {
    HsmBench bench;
    const Waiting before(bench);
    const Reply first = before.submit();
    RawConnection standing(bench.service);
    const qint64 process = bench.service.processId();

    const Identity receipt = bench.service.ca().issueReceipt();
    const Identity tls = bench.service.ca().issueTls(u"IP:127.0.0.1"_s);
    bench.writeIdentity(u"receipt"_s, receipt);
    bench.writeIdentity(u"tls"_s, tls);
    bench.moveIntoHsm(u"receipt"_s, "\x03");
    REQUIRE(bench.readsKeysAnew());
    LeafProfile other;
    other.identityNumber = ilker;
    const Waiting after(bench, other);
    const Reply second = after.submit();
    CHECK(second.status == 200);
    CHECK(bench.isReceiptValid(first));
    CHECK(bench.isReceiptValid(second));
    const QByteArray signature =
        QByteArray::fromBase64(second.json.value(u"receipt")[u"signature"].toString().toLatin1());
    CHECK(signature.contains(receipt.certificate.der()));
    CHECK(bench.connect().output.contains(QString::fromLatin1(tls.certificatePem().trimmed())));
    CHECK(standing.isOpen());
    CHECK(bench.service.processId() == process);
}

TEST_CASE("New keys that do not sign leave the old ones in their place") {
    HsmBench bench;
    const Waiting waiting(bench);
    // an address that cannot be followed
    bench.set(u"keys/tls"_s, u"pkcs11:token=Yenile"_s);
    CHECK_FALSE(bench.readsKeysAnew());
    bench.set(u"keys/tls"_s, u"pki/tls.key"_s);
    // in an HSM that is not there
    bench.faults.set("absent\n");
    bench.moveIntoHsm(u"receipt"_s, "\x01");
    CHECK_FALSE(bench.readsKeysAnew());
    // another one than the certificate's
    bench.set(u"keys/receipt"_s, u"pki/tls.key"_s);
    CHECK_FALSE(bench.readsKeysAnew());

    const Reply reply = waiting.submit();
    CHECK(reply.status == 200);
    CHECK(bench.isReceiptValid(reply));
}

TEST_CASE("A service is made without key files where its keys are in an HSM") {
    HsmBench bench;
    const QDir pki = bench.service.pki();
    REQUIRE(QFile::remove(pki.filePath(u"receipt.key"_s)));
    const QString program = QStringLiteral(YENILE_BIN_DIR "/yenile-service");
    const QStringList init{u"init"_s, bench.service.file(u"other"_s), u"--pki"_s, pki.path()};
    CHECK(run(program, init).exitCode != 0);
    CHECK(run(program,
              init + QStringList{u"--setting"_s,
                                 u"keys/receipt=pkcs11:token=HSM;id=%01?module-path=/usr/lib/hsm.so"_s})
              .exitCode == 0);
}
