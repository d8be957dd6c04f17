// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/signature/signing/key_signer.h"
#include "tests/app/ctl/renewal_bench.h"
#include "tests/support/held_link.h"

#include <QProcess>
#include <QSettings>

#include <catch2/catch.hpp>

#include <csignal>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// What waits is sent, and needs no card for that.
void checkSent(const RenewalBench& bench) {
    const Ended sent = bench.renew({.options = {u"--resume"_s},
                                    .pins = {},
                                    .answers = noForm(),
                                    .environment = withoutCard(bench.service.file({}))});
    INFO(sent.output.toStdString() << sent.errors.toStdString());
    CHECK(sent.exitCode == 0);
    CHECK(sent.json().value(u"state").toString() == u"submitted"_s);
    CHECK(bench.waiting() == 0);
}

/// A run that waits for its PIN: everything before it is done.
class WaitingRun {
public:
    explicit WaitingRun(const Call& call) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto variable = call.environment.begin(); variable != call.environment.end(); ++variable)
            environment.insert(variable.key(), variable.value());
        m_process.setProcessEnvironment(environment);
        m_process.start(yenilectl(), call.arguments);
        QByteArray steps;
        while (!steps.contains("Certificate of AYŞE YILMAZ")) {
            REQUIRE(m_process.waitForReadyRead(-1));
            steps += m_process.readAllStandardOutput();
        }
    }

    /// Returns the exit code.
    int enter(const QByteArray& pin) {
        m_process.write(pin + '\n');
        m_process.closeWriteChannel();
        m_process.waitForFinished(-1);
        m_errors = QString::fromUtf8(m_process.readAllStandardError());
        return m_process.exitCode();
    }
    [[nodiscard]] const QString& errors() const { return m_errors; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    QProcess m_process;
    QString m_errors;
};

} // namespace

TEST_CASE("what was signed when the service went away is sent later, without a card") {
    RenewalBench bench;
    WaitingRun run(bench.call({.pins = {}}));
    bench.service.stop();
    CHECK(run.enter("123456") == 1);
    INFO(run.errors().toStdString());
    CHECK(run.errors().contains(u"YNL-3001"_s));
    CHECK(bench.waiting() == 1);

    bench.service.start();
    checkSent(bench);
}

TEST_CASE("what was signed when the session ran out is sent after another login, and signed once") {
    const RenewalBench bench;
    WaitingRun run(bench.call({.pins = {}}));
    bench.service.endSessions();
    CHECK(run.enter("123456") == 0); // the one PIN that there is
    INFO(run.errors().toStdString());
    CHECK(bench.asked(u"captcha"_s) == 2);
    CHECK(bench.asked(u"access-password"_s) == 2);
    CHECK(bench.waiting() == 0);
    CHECK(bench.results().exists(u"receipt.json"_s));
}

TEST_CASE(
    "who presses Ctrl+C while it is sent is told that it is kept, and the next run sends what is missing") {
    const RenewalBench bench;
    HeldLink link(bench.service.address());
    QSettings settings(bench.service.file(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"service/address"_s, link.address().toString());
    settings.sync();
    WaitingRun run(bench.call({.pins = {}}));
    link.holdAfter(20'000, [process = static_cast<pid_t>(run.processId())] { ::kill(process, SIGINT); });
    CHECK(run.enter("123456") == 1);
    INFO(run.errors().toStdString());
    CHECK(run.errors().contains(u"What you signed is kept on this computer"_s));
    CHECK(run.errors().contains(u"YNL-5207"_s));
    REQUIRE(bench.waiting() == 1);

    link.release();
    checkSent(bench);
    CHECK(link.passed() < QFileInfo(bench.results().filePath(u"application.asice"_s)).size());
}

TEST_CASE(
    "what was sent while the service's HSM was away is kept, and gets its receipt later without a card") {
    const QTemporaryDir folder;
    const QString configuration = folder.filePath(u"softhsm2.conf"_s);
    const QString pin = folder.filePath(u"pin"_s);
    REQUIRE(writeFile(pin, "1234567890"));
    const QString key =
        u"pkcs11:token=Yenile%20HSM?module-path="_s + SoftHsmToken::driver() + u"&pin-source=file:"_s + pin;
    RenewalBench bench({}, {{{u"keys/receipt"_s, key}}, {}, {{u"SOFTHSM2_CONF"_s, configuration}}, {}});
    const auto receiptKey = signature::readPrivateKey(bench.service.pki().filePath(u"receipt.key"_s));
    const QByteArray certificate = readFile(bench.service.pki().filePath(u"receipt.pem"_s)).value();
    bench.card.addToken(u"Yenile HSM"_s, u"1234567890"_s);
    bench.card.storeKey({receiptKey.value(), signature::Certificate::fromPem(certificate).value().front()},
                        "\x01");

    const Ended kept = bench.renew();
    INFO(kept.output.toStdString() << kept.errors.toStdString());
    CHECK(kept.problem() == "ReceiptKeyAway");
    CHECK(bench.waiting() == 1);

    REQUIRE(QFile::copy(bench.card.folder().filePath(u"softhsm2.conf"_s), configuration));
    checkSent(bench);
}

TEST_CASE("there is nothing to resume before anything was signed") {
    const RenewalBench bench;
    const Ended ended = bench.renew({.options = {u"--resume"_s}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "StateConflict");
    CHECK(bench.service.messages().isEmpty());
}
