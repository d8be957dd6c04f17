// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token_monitor.h"
#include "tests/support/softhsm.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <functional>
#include <future>

/// What the tests of this folder work with.
namespace yenile::tests {

/// Waits for the outcome and lets the event loop run meanwhile.
template <typename T>
T await(const QFuture<T>& future) {
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

/// Enters the given PINs one after the other, then gives up. Keeps what it was told.
class ScriptedPinEntry final : public pkcs11::PinEntry {
public:
    explicit ScriptedPinEntry(QStringList pins) : m_pins(std::move(pins)) {}
    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;
    void readerWaits(const pkcs11::PinRequest& request, std::chrono::milliseconds limit,
                     const std::function<void()>& giveUp) override;
    void readerIsDone() override { ++readersDone; }

    /// From now on these, and the requests are counted anew.
    void begin(QStringList pins);

    std::vector<pkcs11::PinRequest> requests;
    std::function<void()> beforeAnswer; ///< what happens while the person types
    bool givesUpAtReader = false;
    std::function<bool()> readyToGiveUp;
    std::vector<std::chrono::milliseconds> readerLimits; ///< each time that a reader waited
    int readersDone = 0;

private:
    QStringList m_pins;
    std::future<void> m_givingUp;
};

/// The module of tests/support/faulty_driver.c and its script.
class FaultyDriver {
public:
    FaultyDriver();
    FaultyDriver(const FaultyDriver&) = delete;
    FaultyDriver& operator=(const FaultyDriver&) = delete;
    ~FaultyDriver();

    [[nodiscard]] static QString path();
    void set(const QByteArray& script) const; ///< in force from the next call on
    /// The next call of the one helper process that there was, or a later one, goes wrong so: crash, hang, a
    /// value.
    void setOnce(const QByteArray& how, int later = 0) const;
    [[nodiscard]] bool hasStruck() const; ///< what was to go wrong once
    [[nodiscard]] int calls(const QByteArray& function) const;

private:
    [[nodiscard]] QByteArrayList allCalls() const;
    QTemporaryDir m_folder;
};

/// A token with one RSA key behind the faulty driver, and a signer on it.
struct FaultyTokenBench {
    explicit FaultyTokenBench(QStringList pins, pkcs11::Limits limits = {});
    [[nodiscard]] std::unique_ptr<signature::Signer> openSigner();
    [[nodiscard]] Result<QByteArray> sign() const;

    TestCa ca;
    Identity identity = ca.issue({});
    SoftHsmToken softHsm;
    FaultyDriver faults;
    ScriptedPinEntry entry;
    pkcs11::TokenMonitor monitor;
    std::unique_ptr<signature::Signer> signer;
    signature::SigningRequest request;
};

/// What the monitor sees now.
[[nodiscard]] pkcs11::TokenSnapshot look(pkcs11::TokenMonitor& monitor);

/// The only token. Fails the test where there is not exactly one.
[[nodiscard]] pkcs11::Token onlyToken(pkcs11::TokenMonitor& monitor);

/// A request for a digest of `text`.
[[nodiscard]] signature::SigningRequest requestFor(const QByteArray& text,
                                                   const signature::SignatureAlgorithm& algorithm);

/// Signs in a thread of its own, as the program does.
[[nodiscard]] Result<QByteArray> sign(signature::Signer& signer, const signature::SigningRequest& request);

/// OpenSSL's opinion.
[[nodiscard]] bool opensslAccepts(const signature::Certificate& certificate, const QByteArray& signature,
                                  const signature::SigningRequest& request);

} // namespace yenile::tests
