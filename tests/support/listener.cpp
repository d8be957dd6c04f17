// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/listener.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <stdexcept>

namespace yenile::tests {
namespace {

constexpr int patience = 60'000; // milliseconds; only a broken program lets them pass

}

int freePort() {
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("no free port");
    return server.serverPort();
}

void awaitListener(QProcess& program, int port) {
    QTcpSocket socket;
    for (QDeadlineTimer deadline(patience);; QThread::msleep(10)) {
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
        if (socket.waitForConnected(1000))
            return;
        if (deadline.hasExpired() || program.waitForFinished(0))
            throw std::runtime_error(program.program().toStdString() +
                                     " does not listen: " + program.readAll().toStdString());
    }
}

} // namespace yenile::tests
