// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/app/ctl/renewal_bench.h"
#include "tests/app/ctl/terminal.h"
#include "tests/pkcs11/token_bench.h"
#include "tests/support/memory_search.h"
#include "tests/support/skip.h"

#include <QSettings>
#include <QThread>

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

/// Where secrets are while somebody renews at a terminal: in the memory of the programs as long as they are
/// needed, and in no file.
namespace {

const QString rightPin = u"73918264"_s; // nothing else in memory looks like these
const QString wrongPin = u"84719263"_s;

/// A renewal at a terminal, by somebody with a home folder of one's own, whose driver waits when it is told
/// to.
class SecretRenewal : public RenewalBench, public TerminalRun {
public:
    SecretRenewal() : RenewalBench({}, {}, rightPin) {
        driver.set({});
        QSettings settings(service.file(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"token/drivers"_s, FaultyDriver::path());
        settings.sync();
        start({{u"renew"_s, u"--settings"_s, service.file(u"settings.ini"_s)},
               {},
               {{u"HOME"_s, service.file(u"home"_s)},
                {u"XDG_STATE_HOME"_s, {}},
                {u"XDG_CACHE_HOME"_s, {}},
                {u"XDG_DATA_HOME"_s, {}}}});
    }

    void answer(const QByteArray& question, const QString& text) {
        waitFor(question);
        terminal().type(text.toUtf8() + '\n');
    }
    [[nodiscard]] QString captcha() const {
        const QDir folder(service.state().filePath(u"spool/captcha"_s));
        return service.captcha(folder.entryList({u"*.txt"_s}, QDir::Files).value(0).section(u'.', 0, 0));
    }
    [[nodiscard]] QString smsCode() const { return service.messages().last().value(u"code").toString(); }

    /// yenilectl, its helpers, and the service.
    [[nodiscard]] QList<qint64> programs() const { return processes() << service.processId(); }
    /// Where one of them has it in memory.
    [[nodiscard]] QStringList places(const QString& secret) const try {
        QStringList found;
        for (const qint64 process : programs())
            for (const QString& place : placesInMemory(process, secret))
                found << QString::fromUtf8(yenile::readFile(u"/proc/%1/comm"_s.arg(process)).value()) + place;
        return found;
    } catch (const MemoryClosed& closed) {
        skip(closed.what());
    }
    [[nodiscard]] bool has(const QString& secret) const { return !places(secret).isEmpty(); }
    /// What is on its way to be freed is free a moment later.
    [[nodiscard]] std::string left(const QString& secret) const {
        for (int tries = 0; tries < 20 && has(secret); ++tries)
            QThread::msleep(50);
        return places(secret).join(u", "_s).toStdString();
    }
    /// In the memory of programs that Qt's texts are in.
    [[nodiscard]] std::string asText(const QString& secret) const {
        return places(secret).filter(u"UTF-16"_s).join(u", "_s).toStdString();
    }
    /// Until the driver has been called so once more, and waits.
    void waitForDriver(const QByteArray& function, int callsBefore) const {
        while (driver.calls(function) == callsBefore)
            QThread::msleep(10);
    }
    /// Everything that is written but the e-mails and SMS of the service.
    [[nodiscard]] QStringList files(const QString& secret) const {
        QStringList found;
        for (const QString& folder : {u"home"_s, u"results"_s, u"outbox"_s})
            found += filesWith(service.file(folder), secret);
        return found + filesWith(card.folder().path(), secret);
    }

    FaultyDriver driver;
};

} // namespace

TEST_CASE("password, security word and PIN are in memory while they are needed, and in no file") {
    skipIfSanitized();
    SecretRenewal renewal;
    const QString password = renewal.service.accessPassword(u"10000000146"_s);
    const QString word = u"Zerdali7391"_s;
    const QStringList secrets{password, word, wrongPin, rightPin};

    renewal.waitFor("Identity number");
    for (const qint64 process : renewal.programs()) {
        CHECK(QFileInfo(u"/proc/%1/mem"_s.arg(process)).ownerId() == 0); // closed to others of the same user
        const auto limits = yenile::readFile(u"/proc/%1/limits"_s.arg(process));
        CHECK(limits.value().contains("Max core file size        0                    0 "));
    }
    for (const QString& secret : secrets)
        CHECK(renewal.left(secret) == "");
    renewal.terminal().type("10000000146\n");
    renewal.answer("access password", password);
    renewal.waitFor("Text in the picture");
    CHECK(renewal.has(password));
    CHECK(renewal.asText(password) == "");
    renewal.terminal().type(renewal.captcha().toUtf8() + '\n');

    renewal.answer("(true, false)", u"true"_s);
    renewal.answer("Mobile phone", u"0555 111 22 33"_s);
    CHECK(renewal.left(password) == "");
    renewal.answer("Security word", word);
    renewal.waitFor("Once more");
    CHECK(renewal.has(word));
    CHECK(renewal.asText(word) == ""); // a Secret from the first moment on
    renewal.terminal().type(word.toUtf8() + '\n');
    renewal.waitFor("Do you declare this");
    CHECK(renewal.has(word));
    CHECK(renewal.asText(word) == "");
    renewal.terminal().type("yes\n");

    renewal.waitFor("Code from the SMS");
    CHECK(renewal.left(word) == "");
    renewal.terminal().type(renewal.smsCode().toUtf8() + '\n');

    renewal.answer("PIN of the card", wrongPin);
    renewal.waitFor("PIN of the card");
    CHECK(renewal.processes().size() >= 2); // yenile-token as well
    for (const QString& secret : secrets) {
        CHECK(renewal.left(secret) == "");
        CHECK(renewal.files(secret).join(u", "_s).toStdString() == "");
    }

    const int logins = renewal.driver.calls("C_Login");
    renewal.driver.set("C_Login wait\n");
    renewal.terminal().type(rightPin.toUtf8() + '\n');
    renewal.waitForDriver("C_Login", logins);
    CHECK(renewal.has(rightPin)); // as long as the card has it not
    renewal.driver.set("C_Sign wait\n");
    renewal.waitForDriver("C_Sign", 0);
    CHECK(renewal.processes().size() >= 2);
    for (const QString& secret : secrets)
        CHECK(renewal.left(secret) == "");
    renewal.driver.set({});
    CHECK(renewal.exitCode() == 0);
    INFO(renewal.errors().toStdString());
    CHECK_FALSE(renewal.files(u"AYŞE"_s).isEmpty()); // something was looked through
    for (const QString& secret : secrets) {
        CHECK(renewal.files(secret).join(u", "_s).toStdString() == "");
        CHECK(placesInMemory(renewal.service.processId(), secret).join(u", "_s).toStdString() == "");
    }
}
