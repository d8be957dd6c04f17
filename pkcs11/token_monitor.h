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

/// Lists the tokens, through one helper process (`yenile-token`) for each driver, and opens signers for them.
/// Lives in the UI thread and never blocks it.
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

    /// Lists readers and tokens anew. A driver that is known for other cards is not even loaded, unless a
    /// card stays unknown without it. The outcome also becomes the snapshot. A driver with which someone is
    /// signing is not disturbed: its tokens stay as they were, and it is asked again once the signer is gone.
    Async<TokenSnapshot> refresh();

    /// Refreshes whenever a reader or a card comes or goes, and reports the first state at once. If a driver
    /// does not return from the last listing then, it is ended, because the card that it waits for may be
    /// gone.
    void watchReaders();

    /// Logs in with a PIN from `pinEntry` at the first signature, asking again after a wrong one, and for
    /// each signature if the key needs that. Logs out when destroyed. `pinEntry` must outlive the signer. The
    /// signer is used in a worker thread. Errors of sign(): the 2xxx codes, Cancelled.
    [[nodiscard]] std::unique_ptr<signature::Signer>
    openSigner(const Token& token, const TokenCertificate& certificate, PinEntry& pinEntry);

    /// Sets the PIN of a token, as setPin() in pkcs11/pin_changer.h, in a worker thread. `entry` must outlive
    /// it.
    Async<void> setPin(const Token& token, PinTask task, PinChangeEntry& entry);

Q_SIGNALS:
    /// Emitted after each listing, unless another one was requested meanwhile.
    void changed(const yenile::pkcs11::TokenSnapshot& snapshot);

private:
    struct Private;
    void followReaders();
    [[nodiscard]] std::shared_ptr<class DriverAccess> accessTo(const Token& token) const;
    std::unique_ptr<Private> d;
};

} // namespace yenile::pkcs11
