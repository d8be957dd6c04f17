// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace yenile::tests {

/// Passes connections on to a service, byte for byte, and kills the service at a chosen one. Runs in the
/// thread of the test, which has to run its events.
class FatalGate : public QObject {
    Q_OBJECT
public:
    enum class Moment { Never, BeforeRequest, AfterRequest, BeforeAnswer };

    FatalGate(QUrl service, std::function<void()> kill);

    [[nodiscard]] QUrl address() const;
    /// From now on connections are counted from 1, and the service is killed at the `connection`th.
    void arm(int connection, Moment moment);
    [[nodiscard]] int connections() const { return m_count; }
    [[nodiscard]] bool hasKilled() const { return m_hasKilled; }

private:
    void accept(QTcpSocket* client);
    void killNow(QTcpSocket* client, QTcpSocket* service);

    QUrl m_service;
    std::function<void()> m_kill;
    QTcpServer m_server;
    int m_count = 0;
    int m_fatal = 0;
    bool m_hasKilled = false;
    Moment m_moment = Moment::Never;
};

} // namespace yenile::tests
