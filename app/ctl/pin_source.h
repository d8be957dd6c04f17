// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

namespace yenile::ctl {

/// PINs from a file descriptor, a line for each try, or from the person at the terminal. Where the reader has
/// a key pad, nothing is read, and the person is told to use that.
class PinSource final : public pkcs11::PinEntry {
public:
    /// Without a descriptor the terminal is asked.
    explicit PinSource(std::optional<int> descriptor);

    /// Errors: Cancelled; AnswersIncomplete where nobody can be asked; the last problem where no further PIN
    /// is there, or three were wrong; PinFinalTryRefused for a last try that nobody sees, where no wrong PIN
    /// led to it.
    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;

private:
    [[nodiscard]] Result<Secret> fromDescriptor(const pkcs11::PinRequest& request);
    [[nodiscard]] Result<Secret> fromTerminal(const pkcs11::PinRequest& request);

    std::optional<int> m_descriptor;
    Secret m_last;
    int m_tries = 0;
};

} // namespace yenile::ctl
