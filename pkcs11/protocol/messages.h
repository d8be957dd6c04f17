// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

#include <QCborMap>

/// The requests to `yenile-token` and its answers, as values and as CBOR maps.
namespace yenile::pkcs11::protocol {

inline constexpr int version = 2;
inline constexpr qsizetype largestFrame = qsizetype{16} * 1024 * 1024;

enum class RequestKind { Hello, List, PinState, Login, Sign, Logout, ChangePin, UnblockPin, Quit };

/// How a PIN is delivered with a request.
enum class PinDelivery {
    None,   ///< not at all
    Frame,  ///< in the next frame; for setting a PIN: the present PIN or PUK, and then the new PIN in another
            ///< frame
    Reader, ///< the person enters it on the reader
};

/// A token is identified by its serial number and label, not by its slot, because slots change.
struct TokenId {
    QString serialNumber;
    QString label;

    friend bool operator==(const TokenId&, const TokenId&) = default;
};
[[nodiscard]] TokenId idOf(const Token& token);

struct HelperRequest {
    RequestKind kind = RequestKind::Hello;
    TokenId token = {};                  ///< all but Hello, List, Logout, Quit
    QByteArray certificate = {};         ///< the same: DER; distinguishes tokens with equal ids
    PinDelivery pin = PinDelivery::None; ///< Login, Sign, ChangePin, UnblockPin
    // Sign:
    QByteArray keyId = {};
    QByteArray digest = {};
    QByteArray message = {}; ///< the digested bytes
    signature::SignatureAlgorithm algorithm = {};
};

/// Whether the request sets a PIN.
[[nodiscard]] inline bool setsPin(RequestKind kind) {
    return kind == RequestKind::ChangePin || kind == RequestKind::UnblockPin;
}

/// The tokens in the slots of one driver.
struct Listing {
    std::vector<Token> tokens;
    std::vector<Error> problems; ///< of single tokens
};

enum class SignNeed { Nothing, Login, Pin };

/// A signature, or what is needed first.
struct SignOutcome {
    SignNeed need = SignNeed::Nothing;
    QByteArray signature;
};

[[nodiscard]] QCborMap toCbor(const HelperRequest& request);
[[nodiscard]] QCborMap toCbor(const Listing& listing);
[[nodiscard]] QCborMap toCbor(const PinState& state);
[[nodiscard]] QCborMap toCbor(const SignOutcome& outcome);

// Errors of all: Internal, where the other side does not keep to the protocol.
[[nodiscard]] Result<HelperRequest> requestFrom(const QCborMap& map);
[[nodiscard]] Result<Listing> listingFrom(const QCborMap& map);
[[nodiscard]] Result<PinState> pinStateFrom(const QCborMap& map);
[[nodiscard]] Result<SignOutcome> signOutcomeFrom(const QCborMap& map);

} // namespace yenile::pkcs11::protocol
