#include "tests/app/ctl/renewal_bench.h"
#include "tests/support/held_link.h"

#include <QProcess>
#include <QSettings>

#include <catch2/catch.hpp>

#include <csignal>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

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
    const Ended sent = bench.renew({.options = {u"--resume"_s},
                                    .pins = {},
                                    .answers = noForm(),
                                    .environment = withoutCard(bench.service.file({}))});
    INFO(sent.output.toStdString() << sent.errors.toStdString());
    CHECK(sent.exitCode == 0);
    CHECK(sent.json().value(u"state").toString() == u"submitted"_s);
    CHECK(bench.waiting() == 0);
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
    const Ended sent = bench.renew({.options = {u"--resume"_s},
                                    .pins = {},
                                    .answers = noForm(),
                                    .environment = withoutCard(bench.service.file({}))});
    INFO(sent.output.toStdString() << sent.errors.toStdString());
    CHECK(sent.exitCode == 0);
    CHECK(bench.waiting() == 0);
    CHECK(link.passed() < QFileInfo(bench.results().filePath(u"application.asice"_s)).size());
}

TEST_CASE("there is nothing to resume before anything was signed") {
    const RenewalBench bench;
    const Ended ended = bench.renew({.options = {u"--resume"_s}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "StateConflict");
    CHECK(bench.service.messages().isEmpty());
}
