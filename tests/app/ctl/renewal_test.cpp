// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/renewal_bench.h"
#include "tests/core/signature/judges.h"

#include "core/base/file.h"

#include <QDirIterator>
#include <QJsonDocument>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

QString receiptNumber(const Ended& ended) {
    return ended.json().value(u"receipt").toObject().value(u"number").toString();
}

/// Every file below a folder in one.
QByteArray everythingIn(const QString& folder) {
    QByteArray all;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();)
        all += readFile(files.next()).value_or(QByteArray());
    return all;
}

QStringList found(const QStringList& secrets, const QString& log) {
    QStringList those;
    for (const QString& secret : secrets)
        if (log.contains(secret))
            those << secret;
    return those;
}

} // namespace

TEST_CASE("a renewal ends with a receipt, and other people's programs agree with what it leaves behind") {
    const RenewalBench bench;
    const Ended ended = bench.renew();
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    CHECK(!receiptNumber(ended).isEmpty());
    CHECK(QDir(ended.json().value(u"folder").toString()) == bench.results());
    CHECK(bench.waiting() == 0);
    CHECK(bench.service.waitForNoSession());
    const Verdict judges = tests::run(QStringLiteral(YENILE_SOURCE_DIR "/tests/e2e/judge-bundle"),
                                      {bench.results().path(), bench.service.pki().filePath(u"root.pem"_s)});
    INFO(judges.output.toStdString());
    CHECK(judges.exitCode == 0);
}

TEST_CASE("whom to ask is told, but no address that is not a page over https") {
    const QString page = GENERATE(u"https://kayit.example/sss"_s, u"http://kayit.example/sss"_s,
                                  u"https://kayit.example@elsewhere.example/"_s, u"file:///etc/passwd"_s);
    const RenewalBench bench({}, {{{u"contact/faqUrl"_s, page}}, {}});
    Call call = bench.call();
    call.arguments.removeOne(u"--json"_s);
    const Ended ended = run(call);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.output.contains(u"Help: "_s));
    CHECK(ended.output.contains(page) == (page == u"https://kayit.example/sss"));
}

TEST_CASE("a renewal whose threads end late ends as it should") {
    const RenewalBench bench;
    const Ended ended =
        bench.renew({.environment = {{u"LD_PRELOAD"_s, u"" YENILE_BIN_DIR "/yenile-late-threads.so"_s}}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(!receiptNumber(ended).isEmpty());
}

TEST_CASE("the log tells what a renewal did, and holds nothing secret or personal") {
    const RenewalBench bench;
    const QString state = bench.service.file(u"state-home"_s);
    const Ended ended = bench.renew({.environment = {{u"XDG_STATE_HOME"_s, state}}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    const QString log = QString::fromUtf8(readFile(state + u"/yenile/yenile.log"_s).value_or(QByteArray()));
    for (const auto& words : {u"POST /v1/sessions 201"_s, u"PUT /v1/applications/…/bundle"_s})
        CHECK(log.contains(words));
    const QString number = ended.json().value(u"applicationId").toString();
    REQUIRE_FALSE(number.isEmpty());
    const QStringList secrets{number,         u"10000000146"_s, u"Kardelen42"_s, u"123456"_s,      u"0555"_s,
                              u"111 22 33"_s, u"Bearer"_s,      u"YILMAZ"_s,     u"securityWord"_s};
    CHECK(found(secrets, log).isEmpty());
    for (const QString& planted : secrets) // the search would find it
        CHECK(found(secrets, log + u"yenile.ctl info %1 is the answer\n"_s.arg(planted)) ==
              QStringList{planted});
}

TEST_CASE("what goes wrong stands in the log, and with --verbose on standard error") {
    const RenewalBench bench;
    const QString state = bench.service.file(u"state-home"_s);
    const Ended ended = bench.renew({.options = {u"--order"_s, u"nobodys"_s, u"--verbose"_s},
                                     .environment = {{u"XDG_STATE_HOME"_s, state}}});
    CHECK(ended.exitCode == 1);
    const QString log = QString::fromUtf8(readFile(state + u"/yenile/yenile.log"_s).value_or(QByteArray()));
    CHECK(log.contains(u"yenile.ctl warning YNL-"_s));
    CHECK(log.contains(u"OrderNotFound"_s));
    CHECK(ended.errors.contains(u"OrderNotFound"_s));
}

TEST_CASE("a renewal tells what the service announces") {
    const RenewalBench bench({}, {{{u"service/maintenanceNotice"_s, u"Away tonight"_s},
                                   {u"service/deprecatedOn"_s, u"2026-12-01"_s},
                                   {u"service/sunsetOn"_s, u"2027-07-01"_s}},
                                  {}});
    const Ended ended = run(bench.call());
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    for (const auto& words :
         {u"Away tonight"_s, u"From 1 July 2027 on the registration service needs a newer Yenile"_s})
        CHECK(ended.output.contains(words));
}

TEST_CASE("a renewal tells a person each step, the receipt number and where the results are") {
    const RenewalBench bench;
    const Ended ended = run(bench.call());
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.errors.isEmpty());
    for (const auto& step : {u"AYŞE YILMAZ"_s, u"Receipt number"_s, bench.results().path()})
        CHECK(ended.output.contains(step));
    const auto receipt = readFile(bench.results().filePath(u"receipt.json"_s));
    REQUIRE(receipt);
    const QString number = QJsonDocument::fromJson(*receipt).object().value(u"number").toString();
    CHECK(ended.output.contains(number));
}

TEST_CASE("a renewal that was submitted tells its receipt number again") {
    const RenewalBench bench;
    const Ended first = bench.renew();
    REQUIRE(first.exitCode == 0);
    const Ended second = bench.renew({.pins = {}, .answers = noForm()});
    INFO(second.output.toStdString() << second.errors.toStdString());
    CHECK(second.exitCode == 0);
    CHECK(second.json().value(u"state").toString() == u"submitted"_s);
    CHECK(receiptNumber(second) == receiptNumber(first));
}

TEST_CASE("who signs on paper gets both documents, and can still sign with the card") {
    const RenewalBench bench;
    const Ended paper = bench.renew({.options = {u"--method"_s, u"wet"_s}, .pins = {}});
    INFO(paper.output.toStdString() << paper.errors.toStdString());
    REQUIRE(paper.exitCode == 0);
    CHECK(paper.json().value(u"state").toString() == u"awaitingPaper"_s);
    for (const auto& name : {u"application.pdf"_s, u"undertaking.pdf"_s}) {
        const QString file = bench.results().filePath(name);
        CHECK(isSoundForQpdf(file));
        CHECK(tests::run(u"pdftotext"_s, {file, u"-"_s}).output.contains(u"AYŞE"_s));
    }
    const Ended card = bench.renew({.answers = noForm()});
    INFO(card.output.toStdString() << card.errors.toStdString());
    CHECK(card.exitCode == 0);
    CHECK(!receiptNumber(card).isEmpty());
}

TEST_CASE("who signs on paper needs neither a card nor a PIN") {
    const RenewalBench bench;
    QJsonObject answers = allAnswers();
    answers.insert(u"method"_s, u"wet"_s);
    const Ended paper =
        bench.renew({.pins = {}, .answers = answers, .environment = withoutCard(bench.service.file({}))});
    INFO(paper.output.toStdString() << paper.errors.toStdString());
    CHECK(paper.exitCode == 0);
}

TEST_CASE("an answers file that holds every answer is enough but for the picture") {
    const RenewalBench bench;
    QJsonObject answers = allAnswers();
    answers.insert(u"accessPassword"_s, bench.service.accessPassword(u"10000000146"_s));
    const Ended ended = bench.renew({.answers = answers});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(bench.asked(u"captcha"_s) == 1);
    CHECK(bench.asked(u"access-password"_s) == 0);
    CHECK(bench.asked(u"sms-code"_s) == 1);
}

TEST_CASE("the results go where they are wanted") {
    const RenewalBench bench;
    const QString folder = bench.service.file(u"elsewhere"_s);
    const Ended ended = bench.renew({.options = {u"--output"_s, folder}});
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"folder").toString().startsWith(folder + u'/'));
    CHECK(!QDir(bench.service.file(u"results"_s)).exists());
}

TEST_CASE("a renewal leaves no secret behind") {
    const RenewalBench bench;
    const QString password = bench.service.accessPassword(u"10000000146"_s);
    const Ended ended = run(bench.call());
    REQUIRE(ended.exitCode == 0);
    const QByteArray left = ended.output.toUtf8() + ended.errors.toUtf8() +
                            everythingIn(bench.service.file(u"results"_s)) +
                            everythingIn(bench.service.file(u"outbox"_s));
    CHECK(left.contains("AYŞE")); // something was looked through
    CHECK(!left.contains(password.toUtf8()));
    CHECK(!left.contains("Kardelen42"));
    CHECK(!left.contains("123456\n"));
}

TEST_CASE("what the answers leave out and nobody can be asked for is named") {
    const RenewalBench bench;
    QJsonObject answers = allAnswers();
    QJsonObject form = answers.value(u"form").toObject();
    SECTION("a field of the form") {
        form.remove(u"securityWord");
        answers.insert(u"form"_s, form);
        const Ended ended = bench.renew({.answers = answers});
        CHECK(ended.exitCode == 1);
        CHECK(ended.problem() == "AnswersIncomplete");
        CHECK(ended.output.contains(u"form/securityWord"_s));
    }
    SECTION("the declaration") {
        answers.remove(u"declaration");
        const Ended ended = bench.renew({.answers = answers});
        CHECK(ended.problem() == "AnswersIncomplete");
        CHECK(ended.output.contains(u"declaration"_s));
    }
    SECTION("the identity number") {
        const Ended ended = bench.renew({.answers = {}});
        CHECK(ended.problem() == "AnswersIncomplete");
        CHECK(ended.output.contains(u"identityNumber"_s));
    }
    SECTION("the PIN") {
        const Ended ended = bench.renew({.pins = {}});
        CHECK(ended.problem() == "AnswersIncomplete");
        CHECK(ended.output.contains(u"PIN"_s));
    }
}

TEST_CASE("answers that the form does not take are refused before anything is sent") {
    const RenewalBench bench;
    QJsonObject answers = allAnswers();
    QJsonObject form = answers.value(u"form").toObject();
    const auto [name, value, problem] = GENERATE(table<QString, QString, std::string>(
        {{u"phone"_s, u"12"_s, "PhoneInvalid"}, {u"securityWord"_s, u"x"_s, "FormFieldInvalid"}}));
    form.insert(name, value);
    answers.insert(u"form"_s, form);
    const Ended ended = bench.renew({.answers = answers});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == problem);
    CHECK(bench.service.messages().isEmpty());
}
