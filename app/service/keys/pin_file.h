#pragma once

#include "pkcs11/token.h"

namespace yenile::registration {

/// Logs in where nobody is there to be asked: with the PIN in a file, which is read each time, so that it can
/// be changed meanwhile. A PIN that was refused is not tried again before the file holds another one, and the
/// last try is never used: an HSM that is locked does not come back by itself.
class PinFile final : public pkcs11::PinEntry {
public:
    /// Empty: the PIN is entered at the HSM.
    explicit PinFile(QString file) : m_file(std::move(file)) {}

    /// Errors: FileNotReadable, PinIncorrect, PinFinalTryRefused, and why the last one did not do.
    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;

private:
    QString m_file;
    QString m_given; ///< digest of the one that was given last: the PIN itself is not kept
    bool m_isRefused = false;
};

} // namespace yenile::registration
