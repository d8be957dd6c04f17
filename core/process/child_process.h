// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/process/native_handle.h"
#include "core/process/shared_file.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace yenile::process {

/// A helper program: how it is started, and which errors its failures have.
struct Program {
    const char* name; ///< found next to this program, or in a folder there
    /// The environment variables that it gets, as in allowedEnvironment().
    std::span<const QByteArrayView> environment;
    qsizetype largestFrame;
    ErrorCode missing;  ///< it cannot be started
    ErrorCode crashed;  ///< it is gone
    ErrorCode timedOut; ///< it does not answer within the deadline
};

[[nodiscard]] bool isInstalled(const Program& program);

/// A running helper program and the wire to it, which is its standard input and output. Needs no event loop.
/// One thread at a time may use it; kill() may be called from any.
class ChildProcess {
public:
    /// `program` must outlive it. Errors: `missing`.
    [[nodiscard]] static Result<std::unique_ptr<ChildProcess>> start(const Program& program,
                                                                     const QStringList& arguments);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    /// Waits two seconds for it to end by itself, then ends it.
    ~ChildProcess();

    /// Whether it ended without being asked to.
    [[nodiscard]] bool hasEnded() const;

    /// Whole frames. Errors: `crashed`, `timedOut`.
    [[nodiscard]] Result<void> send(QByteArrayView frame, QDeadlineTimer deadline);
    [[nodiscard]] Result<QByteArray> receive(QDeadlineTimer deadline);
    /// An open file.
    [[nodiscard]] Result<void> send(const SharedFile& file, QDeadlineTimer deadline);

    /// Ends it at once.
    void kill();

    /// After `crashed`: its status; of a signal (POSIX) 128 more.
    [[nodiscard]] std::optional<int> endStatus() const { return m_endStatus; }

    [[nodiscard]] qint64 processId() const;

private:
    ChildProcess(const Program& program, NativeHandle wire, NativeHandle process)
        : m_program(program), m_wire(wire), m_process(process) {}
    [[nodiscard]] Result<void> sendBytes(QByteArrayView bytes, QDeadlineTimer deadline);
    [[nodiscard]] Result<QByteArray> receiveExactly(qsizetype size, QDeadlineTimer deadline);
    /// How it ended, for the log.
    [[nodiscard]] std::unexpected<Error> crashed();
    [[nodiscard]] std::unexpected<Error> timedOut() const;

    const Program& m_program;
    std::mutex m_mutex; // of the process id: once reaped it may be another process's
    NativeHandle m_wire;
    NativeHandle m_process;
    bool m_reaped = false;
    std::optional<int> m_endStatus;
};

} // namespace yenile::process
