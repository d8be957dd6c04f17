// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QThread>

namespace yenile::tests {

/// A connection to a service whose answers are long on their way. Works in a thread of its own.
class SlowLink {
public:
    SlowLink(quint16 servicePort, std::chrono::milliseconds delay);
    SlowLink(const SlowLink&) = delete;
    SlowLink& operator=(const SlowLink&) = delete;
    ~SlowLink();

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QThread m_thread;
    QTcpServer* m_server;
    quint16 m_port = 0;
};

} // namespace yenile::tests
