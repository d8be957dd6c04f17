// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace yenile::pkcs11 {

enum class PinTask;
class PinChangeEntry;

/// How long a driver may take before its process is ended (DriverTimedOut).
struct Limits {
    std::chrono::milliseconds list = std::chrono::seconds(15);
    std::chrono::milliseconds card = std::chrono::seconds(60);   ///< login, signature
    std::chrono::milliseconds pinPad = std::chrono::seconds(90); ///< the same, PIN entered on the reader
};

/// Knows which tokens are there, through one helper process (`yenile-token`) per driver. Lives in the UI
/// thread and never blocks it. Opens signers on what it found.
class TokenMonitor : public QObject {
    Q_OBJECT
public:
    /// `drivers`: in the order in which they are tried.
    explicit TokenMonitor(std::vector<DriverFile> drivers, QObject* parent = nullptr);
    TokenMonitor(std::vector<DriverFile> drivers, Limits limits, QObject* parent = nullptr);
    ~TokenMonitor() override;

    [[nodiscard]] const TokenSnapshot& snapshot() const;
    [[nodiscard]] bool isBusy() const;
    void setDrivers(const std::vector<DriverFile>& drivers);

    /// Looks at the readers and enumerates anew. Drivers that are known to be for other cards than those that
    /// are there are not even loaded, unless a card stays unknown without them. The outcome also becomes the
    /// snapshot. A driver with which someone is signing is not disturbed: its tokens stay as they were last
    /// seen, and it is asked again once the signer is gone.
    Async<TokenSnapshot> refresh();

    /// Refreshes by itself when a reader or a card comes or goes, and tells the first state at once. A driver
    /// that then does not come back from the look before is ended: the card that it waits for may be gone.
    void watchReaders();

    /// Logs in with a PIN from `pinEntry` at the first signature (asking again after a wrong one) and again
    /// for each signature where the key wants it. Logs out when destroyed. `pinEntry` must outlive the
    /// signer. The signer itself is used in a worker thread. Errors of sign(): the 2xxx codes, Cancelled.
    [[nodiscard]] std::unique_ptr<signature::Signer>
    openSigner(const Token& token, const TokenCertificate& certificate, PinEntry& pinEntry);

    /// Sets the PIN of a token; as setPin() in pkcs11/pin_changer.h, in a worker thread. `entry` must outlive
    /// it.
    Async<void> setPin(const Token& token, PinTask task, PinChangeEntry& entry);

Q_SIGNALS:
    /// After each look, unless another has been asked for meanwhile.
    void changed(const yenile::pkcs11::TokenSnapshot& snapshot);

private:
    struct Private;
    void followReaders();
    [[nodiscard]] std::shared_ptr<class DriverAccess> accessTo(const Token& token) const;
    std::unique_ptr<Private> d;
};

} // namespace yenile::pkcs11
