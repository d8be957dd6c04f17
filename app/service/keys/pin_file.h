// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

#include <memory>
#include <mutex>
#include <set>

namespace yenile::registration {

/// Which PINs were refused by which token, for all who log in to it: a wrong one costs one try. Digests alone
/// are kept. Thread-safe.
class RefusedPins {
public:
    void add(const pkcs11::PinRequest& request, const QString& digest);
    [[nodiscard]] bool contains(const pkcs11::PinRequest& request, const QString& digest) const;

private:
    mutable std::mutex m_mutex;
    std::set<QStringList> m_refused; ///< reader and label of the token, digest
};

/// Logs in where nobody is there to be asked: with the PIN in a file, which is read each time, so that it can
/// be changed meanwhile. A PIN that was refused is not tried again before the file holds another one, and the
/// last try is never used: an HSM that is locked does not come back by itself.
class PinFile final : public pkcs11::PinEntry {
public:
    /// Empty: the PIN is entered at the HSM.
    PinFile(QString file, std::shared_ptr<RefusedPins> refused)
        : m_file(std::move(file)), m_refused(std::move(refused)) {}

    /// Errors: FileNotReadable, PinIncorrect, PinFinalTryRefused, and why the last one did not do.
    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;

private:
    QString m_file;
    std::shared_ptr<RefusedPins> m_refused;
    QString m_given; ///< digest of the one that was given last: the PIN itself is not kept
};

} // namespace yenile::registration
