// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/renewal_bench.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// Whatever goes wrong ends with a code of its own; the next run goes on without a form.
namespace {

void check(const Ended& ended, const std::string& problem) {
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == problem);
    const QJsonObject error = ended.json().value(u"error").toObject();
    CHECK(error.value(u"code").toString().startsWith(u"YNL-"_s));
    CHECK(!error.value(u"sentence").toString().isEmpty());
    CHECK(!error.value(u"remedy").toString().isEmpty());
}

void goesOn(const RenewalBench& bench, Renewing renewing = {}) {
    renewing.answers = noForm();
    const Ended ended = bench.renew(renewing);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
}

/// Does something while the applicant looks for the answer to a question.
class Gate {
public:
    Gate(const RenewalBench& bench, std::function<void()> meanwhile)
        : m_pipe(bench.service.file(u"questions.gate"_s).toLocal8Bit()), m_meanwhile(std::move(meanwhile)) {
        REQUIRE(mkfifo(m_pipe.constData(), 0600) == 0);
        m_thread = std::jthread([this](const std::stop_token& stop) { wait(stop); });
    }

private:
    void wait(const std::stop_token& stop) const {
        int pipe = -1;
        while (pipe < 0 && !stop.stop_requested()) { // it opens once somebody reads
            pipe = open(m_pipe.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        if (pipe < 0)
            return;
        m_meanwhile();
        close(pipe);
    }

    QByteArray m_pipe;
    std::function<void()> m_meanwhile;
    std::jthread m_thread;
};

} // namespace

TEST_CASE("a wrong captcha is asked for again, with a new picture and nothing else") {
    const RenewalBench bench;
    const Ended ended = bench.renew({.mistakes = u"captcha=2"_s});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(bench.asked(u"captcha"_s) == 3);
    CHECK(bench.asked(u"access-password"_s) == 1);
}

TEST_CASE("a wrong captcha from the file is asked for after that, and told of where nobody can be asked") {
    const RenewalBench bench;
    QJsonObject answers = allAnswers();
    answers.insert(u"captcha"_s, u"0"_s);
    SECTION("somebody can be asked") {
        CHECK(bench.renew({.answers = answers}).exitCode == 0);
        CHECK(bench.asked(u"captcha"_s) == 1);
    }
    SECTION("nobody can be asked") {
        answers.insert(u"accessPassword"_s, u"whatever"_s);
        Call call = bench.call({.answers = answers});
        const qsizetype program = call.arguments.indexOf(u"--ask-command"_s);
        call.arguments.remove(program, 2);
        call.arguments.append(u"--json"_s);
        check(run(call), "CaptchaIncorrect");
    }
}

TEST_CASE("a captcha that stays wrong ends the run") {
    const RenewalBench bench;
    check(bench.renew({.mistakes = u"captcha=9"_s}), "CaptchaIncorrect");
    CHECK(bench.asked(u"captcha"_s) == 3);
    CHECK(bench.renew().exitCode == 0);
}

TEST_CASE("a wrong access password is asked for again") {
    const RenewalBench bench;
    SECTION("when the applicant gave it") {
        const Ended ended = bench.renew({.mistakes = u"access-password=2"_s});
        INFO(ended.output.toStdString() << ended.errors.toStdString());
        CHECK(ended.exitCode == 0);
        CHECK(bench.asked(u"access-password"_s) == 3);
    }
    SECTION("when it came from the file, which is not asked twice") {
        QJsonObject answers = allAnswers();
        answers.insert(u"accessPassword"_s, u"old"_s);
        const Ended ended = bench.renew({.answers = answers});
        INFO(ended.output.toStdString() << ended.errors.toStdString());
        CHECK(ended.exitCode == 0);
        CHECK(bench.asked(u"access-password"_s) == 1);
    }
}

TEST_CASE("an access password that stays wrong ends the run") {
    const RenewalBench bench;
    check(bench.renew({.mistakes = u"access-password=9"_s}), "LoginIncorrect");
    CHECK(bench.asked(u"access-password"_s) == 3);
    CHECK(bench.renew().exitCode == 0);
}

TEST_CASE("a wrong SMS code is asked for again") {
    const RenewalBench bench;
    SECTION("when the applicant gave it") {
        const Ended ended = bench.renew({.mistakes = u"sms-code=2"_s});
        INFO(ended.output.toStdString() << ended.errors.toStdString());
        CHECK(ended.exitCode == 0);
        CHECK(bench.asked(u"sms-code"_s) == 3);
    }
    SECTION("when it came from the file, which is not asked twice") {
        QJsonObject answers = allAnswers();
        answers.insert(u"smsCode"_s, u"0"_s);
        const Ended ended = bench.renew({.answers = answers});
        INFO(ended.output.toStdString() << ended.errors.toStdString());
        CHECK(ended.exitCode == 0);
        CHECK(bench.asked(u"sms-code"_s) == 1);
    }
}

TEST_CASE("a session that runs out while a code is looked for costs another login and nothing else") {
    const RenewalBench bench;
    const Gate gate(bench, [&] { bench.service.endSessions(); });
    const Ended ended = bench.renew({.environment = {{u"YENILE_GATE"_s, u"sms-code"_s}}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(bench.asked(u"captcha"_s) == 2);
    CHECK(bench.asked(u"access-password"_s) == 2); // nothing keeps it
    CHECK(bench.asked(u"sms-code"_s) == 1);
    CHECK(bench.service.messages().size() == 1); // approved once
}

TEST_CASE("an SMS code that stays wrong ends the run, and the next one goes on with it") {
    const RenewalBench bench({}, {.settings = {{u"sms/tries"_s, u"5"_s}}, .applicant = {}});
    check(bench.renew({.mistakes = u"sms-code=9"_s}), "SmsCodeIncorrect");
    CHECK(bench.asked(u"sms-code"_s) == 3);
    goesOn(bench);
    CHECK(bench.service.messages().size() == 1); // the same code
}

TEST_CASE("when the tries for an SMS code are used up, the next run asks for a new one") {
    const RenewalBench bench(
        {}, {.settings = {{u"sms/tries"_s, u"2"_s}, {u"sms/resendPauseSeconds"_s, u"0"_s}}, .applicant = {}});
    check(bench.renew({.mistakes = u"sms-code=9"_s}), "SmsAttemptsExhausted");
    goesOn(bench);
    CHECK(bench.service.messages().size() == 2);
}

TEST_CASE("a wrong PIN is followed by the next one") {
    const RenewalBench bench;
    const Ended ended = bench.renew({.pins = "654321\n123456\n"});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
}

TEST_CASE("no more than three PINs are tried, however many there are") {
    const RenewalBench bench;
    check(bench.renew({.pins = "654321\n654321\n654321\n123456\n"}), "PinIncorrect");
}

TEST_CASE("a wrong PIN without another ends the run, and the next one goes on") {
    const RenewalBench bench;
    check(bench.renew({.pins = "654321\n"}), "PinIncorrect");
    CHECK(bench.waiting() == 0);
    CHECK(bench.service.waitForNoSession());
    goesOn(bench);
}

TEST_CASE("without a card the run ends before anything is signed, and the next one goes on") {
    const RenewalBench bench;
    check(bench.renew({.environment = withoutCard(bench.service.file({}))}), "CardServiceNotRunning");
    goesOn(bench);
}

TEST_CASE("someone else's certificate is refused, and the next run goes on with the right one") {
    LeafProfile someoneElse;
    someoneElse.identityNumber = u"10000000078"_s;
    RenewalBench bench(someoneElse);
    check(bench.renew(), "CertificateOfSomeoneElse");
    bench.card.store(bench.service.ca().issue({}), QByteArrayLiteral("\x02"));
    goesOn(bench);
}

TEST_CASE("a certificate of an authority that nobody trusts is refused before a PIN is asked for") {
    LeafProfile someoneElse;
    someoneElse.identityNumber = u"10000000078"_s;
    RenewalBench bench(someoneElse);
    const TestCa stranger(u"Stranger"_s);
    bench.card.store(stranger.issue({}), "\x02");
    check(bench.renew({.pins = {}}), "CertificateUntrusted");
    CHECK(bench.waiting() == 0);
}

TEST_CASE("an expired certificate is refused, and the next run goes on on paper") {
    LeafProfile expired;
    expired.notBefore = QDateTime::currentDateTimeUtc().addYears(-3);
    expired.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    const RenewalBench bench(expired);
    check(bench.renew(), "CertificateExpired");
    const Ended paper = bench.renew({.options = {u"--method"_s, u"wet"_s}, .pins = {}, .answers = noForm()});
    CHECK(paper.exitCode == 0);
    CHECK(paper.json().value(u"state").toString() == u"awaitingPaper"_s);
}

TEST_CASE("a service that cannot be reached is told of, and the run after goes on") {
    RenewalBench bench;
    check(bench.renew({.pins = "654321\n"}), "PinIncorrect"); // the form is there
    bench.service.stop();
    check(bench.renew({.answers = noForm()}), "ServiceUnreachable");
    bench.service.start();
    goesOn(bench);
}

TEST_CASE("a service with a certificate that nobody vouches for is not talked to") {
    const RenewalBench bench;
    const TestCa other;
    REQUIRE(other.write(bench.service.pki(), {}));
    check(bench.renew(), "ServiceCertificateUntrusted");
    CHECK(bench.asked(u"access-password"_s) == 0);
}
