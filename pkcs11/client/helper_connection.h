// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/child_process.h"
#include "pkcs11/client/restart_pause.h"
#include "pkcs11/protocol/messages.h"
#include "pkcs11/token_monitor.h"

#include <atomic>
#include <condition_variable>

namespace yenile::pkcs11 {

/// Requests to one driver. Thread-safe: one request at a time, the others wait. The helper process is started
/// by the first one, and again after a crash or a hang, which loses the login and nothing else; the more
/// often in a row, the longer it waits before. After a card was missed another one takes its place as well,
/// for the driver may have lost count of the cards. A PIN is sent once and never again.
///
/// Errors of every request: HelperMissing, DriverFailed, DriverCrashed, DriverTimedOut; Cancelled after
/// abort().
class HelperConnection {
public:
    HelperConnection(const DriverFile& driver, Limits limits);
    HelperConnection(const HelperConnection&) = delete;
    HelperConnection& operator=(const HelperConnection&) = delete;
    ~HelperConnection();

    [[nodiscard]] const QString& driver() const { return m_driver; }
    [[nodiscard]] const Limits& limits() const { return m_limits; }

    [[nodiscard]] Result<protocol::Listing> list();
    /// `certificate` (DER) is on the token.
    [[nodiscard]] Result<PinState> pinState(const protocol::TokenId& token, const QByteArray& certificate);
    /// `pin` is null where the person enters it on the reader: PinPadTimedOut.
    [[nodiscard]] Result<void> login(const protocol::TokenId& token, const QByteArray& certificate,
                                     const Secret* pin);
    /// `request.pin` says whether and how a PIN comes along.
    [[nodiscard]] Result<protocol::SignOutcome> sign(const protocol::HelperRequest& request,
                                                     const Secret* pin);
    /// What sets a PIN: the present PIN, or the PUK, and the new one.
    struct PinPair {
        Secret present;
        Secret next;
    };
    /// `kind` is ChangePin or UnblockPin; `pins` is null where they are entered on the reader:
    /// PinPadTimedOut.
    [[nodiscard]] Result<void> setPin(protocol::RequestKind kind, const protocol::TokenId& token,
                                      const QByteArray& certificate, const PinPair* pins);
    /// Ends the login, if there is one. Starts nothing.
    void logout();

    /// Ends what is under way, if anything is, with that error. From any thread.
    void interrupt(ErrorCode as);
    /// Ends what is under way and refuses what comes after. From any thread.
    void abort();

    /// Of the helper that runs now; 0 when none does.
    [[nodiscard]] qint64 processId() const;

private:
    using Pins = std::vector<const Secret*>; ///< in frames of their own behind the request
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
    const QString m_client; // of a driver that is elsewhere
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
