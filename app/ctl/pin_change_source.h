// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/pin_changer.h"

namespace yenile::ctl {

/// The secrets for setting a PIN, from a file descriptor (the present PIN, or the PUK, and then the new PIN,
/// one on each line) or from the person at the terminal. If the reader has a key pad, nothing is read.
class PinChangeSource final : public pkcs11::PinChangeEntry {
public:
    /// Without a descriptor the terminal is asked.
    explicit PinChangeSource(std::optional<int> descriptor);

    /// Errors: Cancelled; AnswersIncomplete if nobody can be asked; the last problem if there are no more
    /// lines or three tries were wrong; PinFinalTryRefused for a last try that nobody watches.
    [[nodiscard]] Result<Pins> askPins(const pkcs11::PinChangeRequest& request) override;
    void readerWaits(const pkcs11::PinChangeRequest& request, std::chrono::milliseconds limit,
                     const std::function<void()>& giveUp) override;
    void readerIsDone() override {}

private:
    [[nodiscard]] Result<Pins> fromDescriptor(const pkcs11::PinChangeRequest& request) const;
    [[nodiscard]] static Result<Pins> fromTerminal(const pkcs11::PinChangeRequest& request);

    std::optional<int> m_descriptor;
    int m_tries = 0;
};

} // namespace yenile::ctl
