// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

#include <memory>
#include <mutex>
#include <set>

namespace yenile::registration {

/// The PINs that each token has refused, shared by all that log in to it, so that a wrong one costs one try.
/// Only digests are kept. Thread-safe.
class RefusedPins {
public:
    void add(const pkcs11::PinRequest& request, const QString& digest);
    [[nodiscard]] bool contains(const pkcs11::PinRequest& request, const QString& digest) const;

private:
    mutable std::mutex m_mutex;
    std::set<QStringList> m_refused; ///< reader and label of the token, digest
};

/// Logs in without a person, with the PIN in a file. The file is read each time, so that it can be changed. A
/// refused PIN is not tried again until the file has another one. The last try is never used, because a
/// locked HSM does not recover by itself.
class PinFile final : public pkcs11::PinEntry {
public:
    /// Empty: the PIN is entered on the HSM.
    PinFile(QString file, std::shared_ptr<RefusedPins> refused)
        : m_file(std::move(file)), m_refused(std::move(refused)) {}

    /// Errors: FileNotReadable, PinIncorrect, PinFinalTryRefused, and why the last PIN was refused.
    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;

private:
    QString m_file;
    std::shared_ptr<RefusedPins> m_refused;
    QString m_given; ///< digest of the one that was given last: the PIN itself is not kept
};

} // namespace yenile::registration
