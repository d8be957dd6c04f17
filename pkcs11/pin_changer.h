// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/driver_access.h"

namespace yenile::pkcs11 {

/// How the PIN of a card is set.
enum class PinTask {
    Change, ///< by the present PIN
    Unblock ///< by the PUK: where it is locked, forgotten, or was never set
};

/// What a person must know when a PIN is to be set.
struct PinChangeRequest {
    PinTask task = PinTask::Change;
    QString tokenLabel;
    QString reader;
    PinState pin;
    bool tellsOfTries = true; ///< as in PinRequest
    /// Why it is asked for again: PinIncorrect, PinIncorrectLastTry, PinLengthInvalid, PukIncorrect,
    /// NewPinRefused.
    std::optional<Error> lastProblem;

    /// Whether one more wrong entry locks what is entered.
    [[nodiscard]] bool isLastTry() const { return task == PinTask::Change ? pin.finalTry : pin.pukFinalTry; }
};

/// Where the PINs come from: as PinEntry.
class PinChangeEntry {
public:
    using Pins = HelperConnection::PinPair;

    PinChangeEntry() = default;
    PinChangeEntry(const PinChangeEntry&) = delete;
    PinChangeEntry& operator=(const PinChangeEntry&) = delete;
    virtual ~PinChangeEntry() = default;
    /// Where they are entered on the reader (PinState::protectedPath) the answer is empty and means: go on.
    /// Errors: Cancelled.
    [[nodiscard]] virtual Result<Pins> askPins(const PinChangeRequest& request) = 0;
    /// As PinEntry::readerWaits().
    virtual void readerWaits(const PinChangeRequest& request, std::chrono::milliseconds limit,
                             const std::function<void()>& giveUp) = 0;
    virtual void readerIsDone() = 0;
};

/// Sets the PIN of a token, asking again after what can be mended; blocks. What is known of the tries left is
/// read anew before each question, and a PIN of impossible length never reaches the card. Errors: PinLocked,
/// PinNotSet, PukLocked; PinChangeUnsupported with the maker's tool; the 2xxx codes; Cancelled.
[[nodiscard]] Result<void> setPin(DriverAccess& driver, const Token& token, PinTask task,
                                  PinChangeEntry& entry);

/// What the maker of the card gives people to set its PIN with, in the language of the application.
[[nodiscard]] QString makersTool(const Token& token);

} // namespace yenile::pkcs11
