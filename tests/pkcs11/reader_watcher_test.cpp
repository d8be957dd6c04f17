// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/reader_watcher.h"

#include "pkcs11/readers.h"

#include <catch2/catch.hpp>

#include <QEventLoop>
#include <QTemporaryDir>

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <thread>

using namespace yenile;

namespace {

/// libpcsclite reads this once in a process, so all tests of this program share the path.
QString socketPath() {
    static const QTemporaryDir folder;
    static const QString path = folder.filePath(QStringLiteral("pcscd.comm"));
    qputenv("PCSCLITE_CSOCK_NAME", path.toUtf8());
    return path;
}

/// Hangs up on everybody, as pcscd does where polkit says no.
class DenyingService {
public:
    DenyingService() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = socketPath().toUtf8();
        std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
        REQUIRE(bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(listen(m_socket, 5) == 0);
        m_thread = std::thread([this] {
            for (int client = 0; client >= 0; close(client)) {
                client = accept(m_socket, nullptr, nullptr);
                awaitQuestion(client);
            }
        });
    }
    DenyingService(const DenyingService&) = delete;
    DenyingService& operator=(const DenyingService&) = delete;
    ~DenyingService() {
        shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        close(m_socket);
        unlink(socketPath().toUtf8().constData());
    }

private:
    /// All of the first one, which comes in two parts and is never read.
    static void awaitQuestion(int client) {
        constexpr int size = 20;
        pollfd end{client, 0, 0};
        for (int here = 0; client >= 0 && here < size && poll(&end, 1, 0) == 0; std::this_thread::yield())
            ioctl(client, FIONREAD, &here);
    }

    int m_socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::thread m_thread;
};

} // namespace

TEST_CASE("Without a smart card service the readers cannot be listed, and a watcher says so once") {
    socketPath();
    const auto readers = pkcs11::listReaders();
    REQUIRE_FALSE(readers);
    CHECK(readers.error().code == ErrorCode::CardServiceNotRunning);

    pkcs11::ReaderWatcher watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &pkcs11::ReaderWatcher::changed, &loop, &QEventLoop::quit);
    loop.exec();
}

TEST_CASE("A smart card service that lets nobody in is told from one that is not running") {
    const DenyingService service;
    const auto readers = pkcs11::listReaders();
    REQUIRE_FALSE(readers);
    CHECK(readers.error().code == ErrorCode::CardServiceDenied);
    CHECK(readers.error().cause == QStringLiteral("PC/SC 0x8010006a"));
}
