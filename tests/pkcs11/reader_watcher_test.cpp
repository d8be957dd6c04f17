#include "pkcs11/reader_watcher.h"

#include <catch2/catch.hpp>

#include <QEventLoop>

using namespace yenile;

TEST_CASE("Without a smart card service the readers cannot be listed, and a watcher says so once") {
    qputenv("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm");
    const auto readers = pkcs11::listReaders();
    REQUIRE_FALSE(readers);
    CHECK(readers.error().code == ErrorCode::CardServiceNotRunning);

    pkcs11::ReaderWatcher watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &pkcs11::ReaderWatcher::changed, &loop, &QEventLoop::quit);
    loop.exec();
    qunsetenv("PCSCLITE_CSOCK_NAME");
}
