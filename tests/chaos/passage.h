// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace yenile::tests {

/// The way to a service, in the thread of the test, which has to run its events: passes on every byte, and
/// counts the TLS records with data (RFC 5246, 6.2.1) in both directions.
class Passage : public QObject {
    Q_OBJECT
public:
    explicit Passage(QUrl service);

    [[nodiscard]] QUrl address() const;
    /// Counts from 0 again, and calls `act` before record `number` is passed on.
    void arm(int number, std::function<void()> act);
    [[nodiscard]] int records() const { return m_records; }

private:
    void accept(QTcpSocket* client);
    void pass(QTcpSocket* from, QTcpSocket* to);

    QUrl m_service;
    QTcpServer m_server;
    int m_records = 0;
    int m_number = 0;
    std::function<void()> m_act;
};

} // namespace yenile::tests
