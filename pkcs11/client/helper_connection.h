// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/child_process.h"
#include "pkcs11/client/restart_pause.h"
#include "pkcs11/protocol/messages.h"
#include "pkcs11/token_monitor.h"

#include <atomic>
#include <condition_variable>

namespace yenile::pkcs11 {

/// Sends requests to one driver. Thread-safe: one request at a time, the others wait. The first request
/// starts the helper process. After a crash or a hang it is started again and only the login is lost; after
/// several in a row the pause grows. If a card was not found, another helper is started as well, because the
/// driver may have lost track of its cards. A PIN is sent once and never again. Errors of every request:
/// HelperMissing, DriverFailed, DriverCrashed, DriverTimedOut; Cancelled after abort().
class HelperConnection {
public:
    HelperConnection(const DriverFile& driver, Limits limits);
    HelperConnection(const HelperConnection&) = delete;
    HelperConnection& operator=(const HelperConnection&) = delete;
    ~HelperConnection();

    [[nodiscard]] const QString& driver() const { return m_driver; }
    [[nodiscard]] const Limits& limits() const { return m_limits; }

    [[nodiscard]] Result<protocol::Listing> list();
    /// `certificate` (DER) identifies the token.
    [[nodiscard]] Result<PinState> pinState(const protocol::TokenId& token, const QByteArray& certificate);
    /// `pin` is null if the person enters it on the reader. Errors: PinPadTimedOut.
    [[nodiscard]] Result<void> login(const protocol::TokenId& token, const QByteArray& certificate,
                                     const Secret* pin);
    /// `request.pin` says whether and how a PIN is sent.
    [[nodiscard]] Result<protocol::SignOutcome> sign(const protocol::HelperRequest& request,
                                                     const Secret* pin);
    /// The secrets that set a PIN: the present PIN or the PUK, and the new PIN.
    struct PinPair {
        Secret present;
        Secret next;
    };
    /// `kind` is ChangePin or UnblockPin. `pins` is null if they are entered on the reader. Errors:
    /// PinPadTimedOut.
    [[nodiscard]] Result<void> setPin(protocol::RequestKind kind, const protocol::TokenId& token,
                                      const QByteArray& certificate, const PinPair* pins);
    /// Logs out, if there is a login. Starts no helper.
    void logout();

    /// Ends the request under way with that error. From any thread.
    void interrupt(ErrorCode as);
    /// Ends the request under way and refuses later ones. From any thread.
    void abort();

    /// The process id of the helper; 0 if none runs.
    [[nodiscard]] qint64 processId() const;

private:
    using Pins = std::vector<const Secret*>; ///< in separate frames after the request
    [[nodiscard]] Result<QCborMap> ask(const protocol::HelperRequest& request, const Pins& pins,
                                       std::chrono::milliseconds limit);
    [[nodiscard]] Result<QCborMap> exchange(process::ChildProcess& helper,
                                            const protocol::HelperRequest& request, const Pins& pins,
                                            QDeadlineTimer deadline);
    [[nodiscard]] Result<std::shared_ptr<process::ChildProcess>> ready();
    [[nodiscard]] Error gone(const Error& how);
    [[nodiscard]] Error named(Error error) const;
    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] bool rest();
    [[nodiscard]] std::shared_ptr<process::ChildProcess> current() const;
    void setCurrent(std::shared_ptr<process::ChildProcess> helper);

    const QString m_driver;
    const QString m_client; // for a remote driver
    const QString m_initReserved;
    const Limits m_limits;
    std::mutex m_requests;        // held for a whole request
    mutable std::mutex m_handles; // held for a moment, also by abort()
    std::shared_ptr<process::ChildProcess> m_helper;
    std::atomic<bool> m_aborted = false;
    std::optional<ErrorCode> m_interrupted; // guarded by m_handles
    RestartPause m_pause;                   // guarded by m_requests
    std::condition_variable m_wake;         // of a pause, by abort()
};

} // namespace yenile::pkcs11
