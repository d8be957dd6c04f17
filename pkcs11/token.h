// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/signing/signer.h"
#include "pkcs11/readers.h"

#include <QMetaType>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

/// Tokens (PKCS#11 v2.40) as immutable values that cross threads.
namespace yenile::pkcs11 {

/// The token's flags about the PIN, read before it is asked for.
struct PinState {
    bool initialised = true;
    bool countLow = false; ///< at least one wrong PIN since the last right one
    bool finalTry = false;
    bool locked = false;
    bool toBeChanged = false;   ///< the person must choose another PIN
    bool isRequired = true;     ///< false: the token needs no login
    bool protectedPath = false; ///< entered on the reader, not on the screen
    int minimumLength = 4;
    int maximumLength = 12;
    bool pukCountLow = false; ///< the same for the PUK, PKCS#11's security officer PIN
    bool pukFinalTry = false;
    bool pukLocked = false;
};

/// Whether a certificate's private key is on the token; best first.
enum class KeyPresence {
    Seen,    ///< it, or its public key, is visible
    Hidden,  ///< the token shows such keys only after the PIN
    Missing, ///< all private keys are visible, and this one is not among them
};

struct TokenCertificate {
    signature::Certificate certificate;
    QByteArray keyId; ///< CKA_ID
    QString label;
    KeyPresence key = KeyPresence::Hidden;
    /// The algorithms of the key and the token's mechanisms, best first.
    std::vector<signature::SignatureAlgorithm> algorithms = {};
};

struct Token {
    QString driver;           ///< path of the PKCS#11 module
    QString reader;           ///< slot description
    bool isRemovable = false; ///< a card in a reader; false: part of this computer
    QString label;
    QString serialNumber;
    QString manufacturer;
    QString model;
    PinState pin;
    std::vector<TokenCertificate> certificates;
};

/// The state at one moment.
struct TokenSnapshot {
    std::vector<Token> tokens;
    std::vector<Error> failedChoices = {}; ///< of chosen drivers that could not be started
    std::vector<Error> problems = {};      ///< of other drivers, and of single tokens
    /// The same for drivers that nobody chose and that may have nothing to do with the card.
    std::vector<Error> asides = {};
    /// Empty before the first listing. Errors: as listReaders().
    Result<std::vector<Reader>> readers = {};
    QStringList drivers = {};       ///< those that were asked, in that order
    QStringList chosenDrivers = {}; ///< those of them that somebody chose
};

/// What a person must know when a PIN is asked for.
struct PinRequest {
    QString tokenLabel;
    QString reader;
    PinState pin;
    bool tellsOfTries = true; ///< by its flags; false: wrong PINs show only when the PIN is locked
    QString description;      ///< document to be signed
    int number = 1;
    int count = 1;
    std::optional<Error>
        lastProblem; ///< PinIncorrect, PinIncorrectLastTry, PinLengthInvalid: why it is asked for again
};

/// The source of PINs: a dialog, a terminal, a file descriptor. Called in the signing thread; may block.
/// Errors: Cancelled.
class PinEntry {
public:
    PinEntry() = default;
    PinEntry(const PinEntry&) = delete;
    PinEntry& operator=(const PinEntry&) = delete;
    virtual ~PinEntry() = default;
    /// If the PIN is entered on the reader (PinState::protectedPath), the answer is empty and means: go on.
    [[nodiscard]] virtual Result<Secret> askPin(const PinRequest& request) = 0;

    /// The reader waits for the PIN from now on, for at most `limit`. `giveUp` ends that (Cancelled); it may
    /// be called from any thread until readerIsDone().
    virtual void readerWaits(const PinRequest& request, std::chrono::milliseconds limit,
                             const std::function<void()>& giveUp);
    virtual void readerIsDone() {}
};

inline void PinEntry::readerWaits(const PinRequest& /*request*/, std::chrono::milliseconds /*limit*/,
                                  const std::function<void()>& /*giveUp*/) {
}

} // namespace yenile::pkcs11

Q_DECLARE_METATYPE(yenile::pkcs11::TokenSnapshot)
