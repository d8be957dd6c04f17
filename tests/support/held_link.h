// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <functional>

namespace yenile::tests {

/// A way to a service on which what is sent comes to a standstill when the test wants it to. In a thread of
/// its own.
class HeldLink {
public:
    explicit HeldLink(const QUrl& service);
    ~HeldLink();
    HeldLink(const HeldLink&) = delete;
    HeldLink& operator=(const HeldLink&) = delete;

    [[nodiscard]] QUrl address() const { return m_address; }
    /// So many bytes more reach the service; `held` is called once they have, in the link's thread.
    void holdAfter(qint64 bytes, std::function<void()> held);
    /// New connections pass everything again.
    void release();
    /// Bytes that reached the service since release().
    [[nodiscard]] qint64 passed() const { return m_passed; }

private:
    void pass(QTcpSocket* client);
    [[nodiscard]] QByteArray allowed(const QByteArray& bytes);

    QUrl m_service;
    QUrl m_address;
    QThread m_thread;
    QTcpServer* m_server; ///< lives in the thread
    std::function<void()> m_held;
    std::atomic<qint64> m_left = -1; ///< below zero: without end
    std::atomic<qint64> m_passed = 0;
};

} // namespace yenile::tests
