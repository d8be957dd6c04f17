// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/client/helper_connection.h"

#include "core/process/environment.h"
#include "core/process/frame.h"
#include "pkcs11/client/helper_environment.h"
#include "pkcs11/client/restart_pause.h"
#include "tests/pkcs11/token_bench.h"
#include "tests/support/memory_search.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <sys/wait.h>

#include <csignal>
#include <future>
#include <string>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace yenile;
using namespace yenile::tests;
using pkcs11::HelperConnection;

TEST_CASE("A helper that was killed between two requests is replaced without a word") {
    SoftHsmToken softHsm;
    HelperConnection connection(SoftHsmToken::driver(), {});
    REQUIRE(connection.list());
    const auto first = connection.processId();
    REQUIRE(first > 0);
    // Seen by us as ended only once the kernel has closed its end of the wire.
    REQUIRE(::kill(static_cast<pid_t>(first), SIGKILL) == 0);
    siginfo_t info{};
    REQUIRE(waitid(P_PID, static_cast<id_t>(first), &info, WEXITED | WNOWAIT) == 0);

    const auto listing = connection.list();
    REQUIRE(listing);
    CHECK(listing->tokens.size() == 1);
    CHECK(connection.processId() != first);
}

TEST_CASE("A helper that is killed during a request is an error, and the next request works") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    HelperConnection connection(FaultyDriver::path(), {});
    REQUIRE(connection.list());
    faults.set("C_GetSlotList hang\n");
    const int before = faults.calls("C_GetSlotList");
    auto listing = std::async(std::launch::async, [&] { return connection.list(); });
    while (faults.calls("C_GetSlotList") == before)
        std::this_thread::yield();
    REQUIRE(::kill(static_cast<pid_t>(connection.processId()), SIGKILL) == 0);
    const auto outcome = listing.get();
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::DriverCrashed);

    faults.set("");
    CHECK(connection.list());
}

TEST_CASE("What is under way can be ended from another thread") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("C_GetSlotList hang\n");
    HelperConnection connection(FaultyDriver::path(), {});
    auto listing = std::async(std::launch::async, [&] { return connection.list(); });
    while (faults.calls("C_GetSlotList") == 0)
        std::this_thread::yield();
    connection.abort();
    const auto outcome = listing.get();
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::Cancelled);
    CHECK(connection.list().error().code == ErrorCode::Cancelled);
}

TEST_CASE("Requests from several threads take turns") {
    SoftHsmToken softHsm;
    HelperConnection connection(SoftHsmToken::driver(), {});
    std::vector<std::future<bool>> outcomes;
    for (int i = 0; i < 8; ++i)
        outcomes.push_back(std::async(std::launch::async, [&] { return connection.list().has_value(); }));
    for (auto& outcome : outcomes)
        CHECK(outcome.get());
}

TEST_CASE("The helper ends when its client is gone, and says how it is used") {
    QProcess helper;
    helper.start(QStringLiteral(YENILE_BIN_DIR "/yenile-token"), {SoftHsmToken::driver()});
    REQUIRE(helper.waitForStarted());
    helper.closeWriteChannel();
    REQUIRE(helper.waitForFinished());
    CHECK(helper.exitCode() == 0);

    helper.start(QStringLiteral(YENILE_BIN_DIR "/yenile-token"), {u"relative.so"_s});
    REQUIRE(helper.waitForFinished());
    CHECK(helper.exitCode() == 2);
    CHECK(helper.readAllStandardError().contains("usage"));
}

TEST_CASE("The helper ends soon after its client is gone, even while its driver hangs") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("C_Initialize hang\n");
    QProcess helper;
    helper.start(QStringLiteral(YENILE_BIN_DIR "/yenile-token"), {FaultyDriver::path()});
    const QByteArray hello = process::encode(pkcs11::protocol::toCbor(pkcs11::protocol::HelperRequest{}));
    helper.write(process::header(hello.size()) + hello);
    while (faults.calls("C_Initialize") == 0)
        REQUIRE_FALSE(helper.waitForFinished(10));
    helper.closeWriteChannel();
    REQUIRE(helper.waitForFinished());
    CHECK(helper.exitStatus() == QProcess::CrashExit);
}

TEST_CASE("The helper ends at once when what it is told makes no sense") {
    const QByteArray nonsense = GENERATE(as<QByteArray>(), QByteArray("\xff\xff\xff\xff", 4),
                                         QByteArray("\0\0\0\x03"
                                                    "abc",
                                                    7),
                                         QByteArray("\0\0\0\x01\xa0", 5));
    QProcess helper;
    helper.start(QStringLiteral(YENILE_BIN_DIR "/yenile-token"), {SoftHsmToken::driver()});
    helper.write(nonsense);
    REQUIRE(helper.waitForFinished());
    CHECK(helper.exitStatus() == QProcess::NormalExit);
}

TEST_CASE("The memory of the helper is closed to others of the same user, and no core is written") {
    SoftHsmToken softHsm;
    HelperConnection connection(SoftHsmToken::driver(), {});
    REQUIRE(connection.list());
    QFile limits(u"/proc/%1/limits"_s.arg(connection.processId()));
    REQUIRE(limits.open(QIODevice::ReadOnly));
    const QString text = QString::fromLatin1(limits.readAll());
    CHECK(text.contains(QRegularExpression(u"Max core file size +0 +0 "_s)));
}

TEST_CASE("The more often in a row a helper fails the longer it waits before it is started again") {
    using namespace std::chrono_literals;
    pkcs11::RestartPause pause;
    CHECK(pause.length() == 0ms);
    for (const auto length : {0ms, 250ms, 500ms, 1000ms, 2000ms, 2000ms}) {
        pause.failed();
        CHECK(pause.length() == length);
    }
    CHECK(pause.remaining() > 0ms);
    pause.worked();
    CHECK(pause.remaining() == 0ms);
}

TEST_CASE("A driver that crashes at every start is still an error each time, and works when it is well") {
    SoftHsmToken softHsm;
    FaultyDriver faults;
    faults.set("C_Initialize crash\n");
    HelperConnection connection(FaultyDriver::path(), {});
    for (int i = 0; i < 3; ++i)
        CHECK(connection.list().error().code == ErrorCode::DriverCrashed);
    CHECK(faults.calls("C_Initialize") == 3);
    faults.set("");
    CHECK(connection.list());
}

TEST_CASE("The helper inherits only variables that it is known to need") {
    const auto inherits = [](const char* variable) {
        std::string text(variable);
        std::vector<char*> environment{text.data(), nullptr};
        return process::allowedEnvironment(environment.data(), pkcs11::helperEnvironment).size() == 2;
    };
    for (const char* wanted : {"LANG=tr_TR.UTF-8", "LC_ALL=C", "HOME=/home/ayse",
                               "SOFTHSM2_CONF=/tmp/softhsm2.conf", "PCSCLITE_CSOCK_NAME=/tmp/pcscd.comm"})
        CHECK(inherits(wanted));
    for (const char* unwanted : {"LD_PRELOAD=/tmp/evil.so", "LD_AUDIT=/tmp/evil.so", "QT_PLUGIN_PATH=/tmp",
                                 "OPENSSL_CONF=/tmp/openssl.cnf", "OPENSSL_MODULES=/tmp", "GCONV_PATH=/tmp",
                                 "LANGX=1", "HOME", "=", ""})
        CHECK_FALSE(inherits(unwanted));
}

TEST_CASE("A helper that was started has only such variables, whatever this program has") {
    SoftHsmToken softHsm;
    qputenv("OPENSSL_CONF", "/tmp/openssl.cnf");
    qputenv("LD_AUDIT", "/tmp/none.so");
    HelperConnection connection(SoftHsmToken::driver(), {});
    const bool isListed = connection.list().has_value();
    qunsetenv("OPENSSL_CONF");
    qunsetenv("LD_AUDIT");
    REQUIRE(isListed);
    QByteArrayList names;
    try {
        for (const QByteArray& variable : environmentOf(connection.processId()))
            names << variable.left(variable.indexOf('='));
    } catch (const MemoryClosed& closed) {
        skip(closed.what());
    }
    CHECK(names.contains("SOFTHSM2_CONF"));
    for (const QByteArray& name : names) {
        INFO(name.toStdString());
        CHECK(process::isAllowed(name, pkcs11::helperEnvironment));
    }
    CHECK_FALSE(names.contains("OPENSSL_CONF"));
    CHECK_FALSE(names.contains("LD_AUDIT"));
}
