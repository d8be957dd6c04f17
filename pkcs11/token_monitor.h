#pragma once

#include "pkcs11/token.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace yenile::pkcs11 {

/// How long a driver may take before its process is ended (DriverTimedOut).
struct Limits {
    std::chrono::milliseconds list = std::chrono::seconds(15);
    std::chrono::milliseconds card = std::chrono::seconds(60);    ///< login, signature
    std::chrono::milliseconds pinPad = std::chrono::seconds(120); ///< the same, PIN entered on the reader
};

/// Knows which tokens are there, through one helper process (`yenile-token`) per driver. Lives in the UI
/// thread and never blocks it. Opens signers on what it found.
class TokenMonitor : public QObject {
    Q_OBJECT
public:
    /// `drivers`: paths of PKCS#11 modules, in the order in which they are tried.
    explicit TokenMonitor(QStringList drivers, QObject* parent = nullptr);
    TokenMonitor(QStringList drivers, Limits limits, QObject* parent = nullptr);
    ~TokenMonitor() override;

    [[nodiscard]] const TokenSnapshot& snapshot() const;
    [[nodiscard]] bool isBusy() const;
    void setDrivers(QStringList drivers);

    /// Enumerates anew; the outcome also becomes the snapshot. A driver with which someone is signing is not
    /// disturbed: its tokens stay as they were last seen, and it is asked again once the signer is gone.
    Async<TokenSnapshot> refresh();

    /// Refreshes by itself when a reader or a card comes or goes, and tells the first state at once.
    void watchReaders();

    /// Logs in with a PIN from `pinEntry` at the first signature (asking again after a wrong one) and again
    /// for each signature where the key wants it. Logs out when destroyed. `pinEntry` must outlive the
    /// signer. The signer itself is used in a worker thread. Errors of sign(): the 2xxx codes, Cancelled.
    [[nodiscard]] std::unique_ptr<signature::Signer>
    openSigner(const Token& token, const TokenCertificate& certificate, PinEntry& pinEntry);

Q_SIGNALS:
    void changed(const yenile::pkcs11::TokenSnapshot& snapshot);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// PKCS#11 modules that are installed on this computer, from the list in resources/ and p11-kit's
/// configuration, best known for Turkish cards first; `configured` (settings, command line) come before them
/// all.
[[nodiscard]] QStringList findDrivers(const QStringList& configured);

} // namespace yenile::pkcs11
