// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

namespace yenile::ctl {

/// PINs from a file descriptor, a line for each try, or from the person at the terminal. If the reader has a
/// key pad, nothing is read, and the person is asked to use it.
class PinSource final : public pkcs11::PinEntry {
public:
    /// Without a descriptor the terminal is asked.
    explicit PinSource(std::optional<int> descriptor);

    /// Errors: Cancelled; AnswersIncomplete if nobody can be asked; the last problem if there is no further
    /// PIN or three were wrong; PinFinalTryRefused for a last try that nobody watches, if no wrong PIN led to
    /// it.
    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;

private:
    [[nodiscard]] Result<Secret> fromDescriptor(const pkcs11::PinRequest& request);
    [[nodiscard]] Result<Secret> fromTerminal(const pkcs11::PinRequest& request);

    std::optional<int> m_descriptor;
    Secret m_last;
    int m_tries = 0;
};

} // namespace yenile::ctl
