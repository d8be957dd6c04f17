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

/// What the token's flags say about the PIN, read before it is asked for.
struct PinState {
    bool initialised = true;
    bool countLow = false; ///< at least one wrong try since the last good one
    bool finalTry = false;
    bool locked = false;
    bool protectedPath = false; ///< entered on the reader, not on the screen
    int minimumLength = 4;
    int maximumLength = 12;
};

struct TokenCertificate {
    signature::Certificate certificate;
    QByteArray keyId; ///< CKA_ID
    QString label;
    bool hasPrivateKey = false; ///< as far as it can be seen without the PIN
    /// What the key and the token's mechanisms allow, best first.
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

/// All that is known at one moment.
struct TokenSnapshot {
    std::vector<Token> tokens;
    std::vector<Error> problems = {}; ///< of drivers that could not be asked
    /// Empty before the first look. Errors: as listReaders().
    Result<std::vector<Reader>> readers = {};
    QStringList drivers = {}; ///< those that were asked, in that order
};

/// What a person must know when a PIN is asked for.
struct PinRequest {
    QString tokenLabel;
    QString reader;
    PinState pin;
    QString description; ///< document to be signed
    int number = 1;
    int count = 1;
    std::optional<Error> lastProblem; ///< PinIncorrect, PinLengthInvalid …: why it is asked for again
};

/// Where PINs come from: a dialog, a terminal, a file descriptor. Called in the signing thread, may block.
/// Errors: Cancelled.
class PinEntry {
public:
    PinEntry() = default;
    PinEntry(const PinEntry&) = delete;
    PinEntry& operator=(const PinEntry&) = delete;
    virtual ~PinEntry() = default;
    /// Where the PIN is entered on the reader (PinState::protectedPath) the answer is empty and means: go on.
    [[nodiscard]] virtual Result<Secret> askPin(const PinRequest& request) = 0;

    /// From now on, and for at most `limit`, the reader waits for the PIN. `giveUp` ends that (Cancelled); it
    /// may be called from any thread until readerIsDone().
    virtual void readerWaits(const PinRequest& request, std::chrono::milliseconds limit,
                             const std::function<void()>& giveUp);
    virtual void readerIsDone() {}
};

inline void PinEntry::readerWaits(const PinRequest& /*request*/, std::chrono::milliseconds /*limit*/,
                                  const std::function<void()>& /*giveUp*/) {
}

} // namespace yenile::pkcs11

Q_DECLARE_METATYPE(yenile::pkcs11::TokenSnapshot)
