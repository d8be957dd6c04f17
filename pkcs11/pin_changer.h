// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/driver_access.h"

namespace yenile::pkcs11 {

/// How the PIN of a card is set.
enum class PinTask {
    Change, ///< with the present PIN
    Unblock ///< with the PUK, if the PIN is locked, forgotten or was never set
};

/// What a person must know when a PIN is set.
struct PinChangeRequest {
    PinTask task = PinTask::Change;
    QString tokenLabel;
    QString reader;
    PinState pin;
    bool tellsOfTries = true; ///< as in PinRequest
    /// Why it is asked for again: PinIncorrect, PinIncorrectLastTry, PinLengthInvalid, PukIncorrect,
    /// NewPinRefused.
    std::optional<Error> lastProblem;

    /// Whether one more wrong entry locks the PIN or PUK.
    [[nodiscard]] bool isLastTry() const { return task == PinTask::Change ? pin.finalTry : pin.pukFinalTry; }
};

/// The source of the PINs, like PinEntry.
class PinChangeEntry {
public:
    using Pins = HelperConnection::PinPair;

    PinChangeEntry() = default;
    PinChangeEntry(const PinChangeEntry&) = delete;
    PinChangeEntry& operator=(const PinChangeEntry&) = delete;
    virtual ~PinChangeEntry() = default;
    /// If they are entered on the reader (PinState::protectedPath), the answer is empty and means: go on.
    /// Errors: Cancelled.
    [[nodiscard]] virtual Result<Pins> askPins(const PinChangeRequest& request) = 0;
    /// As PinEntry::readerWaits().
    virtual void readerWaits(const PinChangeRequest& request, std::chrono::milliseconds limit,
                             const std::function<void()>& giveUp) = 0;
    virtual void readerIsDone() = 0;
};

/// Sets the PIN of a token, and asks again after a mistake that can be corrected; blocks. The number of tries
/// left is read before each question, and a PIN of invalid length is never sent to the card. Errors:
/// PinLocked, PinNotSet, PukLocked; PinChangeUnsupported with the maker's tool; the 2xxx codes; Cancelled.
[[nodiscard]] Result<void> setPin(DriverAccess& driver, const Token& token, PinTask task,
                                  PinChangeEntry& entry);

/// The maker's program for setting the PIN, in the program's language.
[[nodiscard]] QString makersTool(const Token& token);

} // namespace yenile::pkcs11
