#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <memory>
#include <mutex>

namespace yenile::pkcs11 {

/// A running `yenile-token` and the two ends of the wire to it. Needs no event loop. One thread at a time
/// speaks with it; kill() may come from any.
class HelperProcess {
public:
    /// Errors: HelperMissing.
    [[nodiscard]] static Result<std::unique_ptr<HelperProcess>> start(const QString& driver);
    HelperProcess(const HelperProcess&) = delete;
    HelperProcess& operator=(const HelperProcess&) = delete;
    /// Lets it end by itself, for two seconds.
    ~HelperProcess();

    /// Did it end, although nothing asked it to?
    [[nodiscard]] bool hasEnded() const;

    /// Whole frames. Errors: DriverCrashed (it is gone), DriverTimedOut (not within the deadline).
    [[nodiscard]] Result<void> send(QByteArrayView bytes, QDeadlineTimer deadline);
    [[nodiscard]] Result<QByteArray> receive(QDeadlineTimer deadline);

    /// At once, without asking it.
    void kill();

    [[nodiscard]] qint64 processId() const { return m_process; }

private:
    HelperProcess(int socket, int process) : m_socket(socket), m_process(process) {}
    [[nodiscard]] Result<QByteArray> receiveExactly(qsizetype size, QDeadlineTimer deadline);
    /// How it ended, for the log.
    [[nodiscard]] std::unexpected<Error> crashed();

    std::mutex m_mutex; // of the process id: once reaped it may be another process's
    int m_socket;
    int m_process;
    bool m_reaped = false;
};

} // namespace yenile::pkcs11
