// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/protocol/messages.h"

#include "core/process/cbor_numbers.h"
#include "core/process/error_message.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11::protocol {

namespace {

using process::enumFrom;
using process::number;

std::unexpected<Error> malformed(QLatin1StringView what) {
    return fail(ErrorCode::Internal, {}, u"malformed message: "_s + what);
}

QCborMap toCbor(const signature::SignatureAlgorithm& algorithm) {
    return {{u"scheme"_s, number(algorithm.scheme)}, {u"digest"_s, number(algorithm.digest)}};
}

std::optional<signature::SignatureAlgorithm> algorithmFrom(const QCborMap& map) {
    const auto scheme = enumFrom(map.value(u"scheme"_s), signature::SignatureScheme::Ecdsa);
    const auto digest = enumFrom(map.value(u"digest"_s), signature::DigestAlgorithm::Sha512);
    if (!scheme || !digest)
        return std::nullopt;
    return signature::SignatureAlgorithm{*scheme, *digest};
}

QCborMap toCbor(const TokenCertificate& certificate) {
    QCborArray algorithms;
    for (const auto& algorithm : certificate.algorithms)
        algorithms.append(toCbor(algorithm));
    return {{u"der"_s, certificate.certificate.der()},
            {u"keyId"_s, certificate.keyId},
            {u"label"_s, certificate.label},
            {u"key"_s, number(certificate.key)},
            {u"algorithms"_s, algorithms}};
}

Result<TokenCertificate> certificateFrom(const QCborMap& map) {
    auto certificate = signature::Certificate::fromDer(map.value(u"der"_s).toByteArray());
    if (!certificate)
        return failure(certificate);
    const auto key = enumFrom(map.value(u"key"_s), KeyPresence::Missing);
    if (!key)
        return malformed("key"_L1);
    TokenCertificate result{
        *certificate, map.value(u"keyId"_s).toByteArray(), map.value(u"label"_s).toString(), *key, {}};
    for (const QCborValue& entry : map.value(u"algorithms"_s).toArray()) {
        const auto algorithm = algorithmFrom(entry.toMap());
        if (!algorithm)
            return malformed("algorithms"_L1);
        result.algorithms.push_back(*algorithm);
    }
    return result;
}

QCborMap toCbor(const Token& token) {
    QCborArray certificates;
    for (const auto& certificate : token.certificates)
        certificates.append(toCbor(certificate));
    return {{u"reader"_s, token.reader},
            {u"isRemovable"_s, token.isRemovable},
            {u"label"_s, token.label},
            {u"serialNumber"_s, token.serialNumber},
            {u"manufacturer"_s, token.manufacturer},
            {u"model"_s, token.model},
            {u"pin"_s, protocol::toCbor(token.pin)},
            {u"certificates"_s, certificates}};
}

Result<Token> tokenFrom(const QCborMap& map) {
    const auto pin = pinStateFrom(map.value(u"pin"_s).toMap());
    if (!pin)
        return failure(pin);
    Token token;
    token.reader = map.value(u"reader"_s).toString();
    token.isRemovable = map.value(u"isRemovable"_s).toBool();
    token.label = map.value(u"label"_s).toString();
    token.serialNumber = map.value(u"serialNumber"_s).toString();
    token.manufacturer = map.value(u"manufacturer"_s).toString();
    token.model = map.value(u"model"_s).toString();
    token.pin = *pin;
    for (const QCborValue& entry : map.value(u"certificates"_s).toArray()) {
        auto certificate = certificateFrom(entry.toMap());
        if (!certificate)
            return failure(certificate);
        token.certificates.push_back(std::move(*certificate));
    }
    return token;
}

} // namespace

TokenId idOf(const Token& token) {
    return {token.serialNumber, token.label};
}

QCborMap toCbor(const HelperRequest& request) {
    return {{u"request"_s, number(request.kind)},
            {u"serialNumber"_s, request.token.serialNumber},
            {u"label"_s, request.token.label},
            {u"pin"_s, number(request.pin)},
            {u"certificate"_s, request.certificate},
            {u"keyId"_s, request.keyId},
            {u"digest"_s, request.digest},
            {u"message"_s, request.message},
            {u"algorithm"_s, toCbor(request.algorithm)}};
}

Result<HelperRequest> requestFrom(const QCborMap& map) {
    const auto kind = enumFrom(map.value(u"request"_s), RequestKind::Quit);
    const auto pin = enumFrom(map.value(u"pin"_s), PinDelivery::Reader);
    const auto algorithm = algorithmFrom(map.value(u"algorithm"_s).toMap());
    if (!kind || !pin || !algorithm)
        return malformed("request"_L1);
    return HelperRequest{*kind,
                         {map.value(u"serialNumber"_s).toString(), map.value(u"label"_s).toString()},
                         map.value(u"certificate"_s).toByteArray(),
                         *pin,
                         map.value(u"keyId"_s).toByteArray(),
                         map.value(u"digest"_s).toByteArray(),
                         map.value(u"message"_s).toByteArray(),
                         *algorithm};
}

QCborMap toCbor(const Listing& listing) {
    QCborArray tokens;
    for (const Token& token : listing.tokens)
        tokens.append(toCbor(token));
    QCborArray problems;
    for (const Error& problem : listing.problems)
        problems.append(process::toCbor(problem));
    return {{u"tokens"_s, tokens}, {u"problems"_s, problems}};
}

Result<Listing> listingFrom(const QCborMap& map) {
    Listing listing;
    for (const QCborValue& entry : map.value(u"tokens"_s).toArray()) {
        auto token = tokenFrom(entry.toMap());
        if (!token)
            return failure(token);
        listing.tokens.push_back(std::move(*token));
    }
    for (const QCborValue& entry : map.value(u"problems"_s).toArray()) {
        if (auto problem = process::errorFrom(entry.toMap()))
            listing.problems.push_back(std::move(*problem));
    }
    return listing;
}

QCborMap toCbor(const PinState& state) {
    return {{u"initialised"_s, state.initialised},     {u"countLow"_s, state.countLow},
            {u"finalTry"_s, state.finalTry},           {u"locked"_s, state.locked},
            {u"toBeChanged"_s, state.toBeChanged},     {u"isRequired"_s, state.isRequired},
            {u"protectedPath"_s, state.protectedPath}, {u"minimumLength"_s, state.minimumLength},
            {u"maximumLength"_s, state.maximumLength}, {u"pukCountLow"_s, state.pukCountLow},
            {u"pukFinalTry"_s, state.pukFinalTry},     {u"pukLocked"_s, state.pukLocked}};
}

Result<PinState> pinStateFrom(const QCborMap& map) {
    const auto shortest = process::integerFrom<int>(map.value(u"minimumLength"_s));
    const auto longest = process::integerFrom<int>(map.value(u"maximumLength"_s));
    if (!shortest || !longest)
        return malformed("PIN state"_L1);
    PinState state;
    state.initialised = map.value(u"initialised"_s).toBool();
    state.countLow = map.value(u"countLow"_s).toBool();
    state.finalTry = map.value(u"finalTry"_s).toBool();
    state.locked = map.value(u"locked"_s).toBool();
    state.toBeChanged = map.value(u"toBeChanged"_s).toBool();
    state.isRequired = map.value(u"isRequired"_s).toBool();
    state.protectedPath = map.value(u"protectedPath"_s).toBool();
    state.minimumLength = *shortest;
    state.maximumLength = *longest;
    state.pukCountLow = map.value(u"pukCountLow"_s).toBool();
    state.pukFinalTry = map.value(u"pukFinalTry"_s).toBool();
    state.pukLocked = map.value(u"pukLocked"_s).toBool();
    return state;
}

QCborMap toCbor(const SignOutcome& outcome) {
    return {{u"need"_s, number(outcome.need)}, {u"signature"_s, outcome.signature}};
}

Result<SignOutcome> signOutcomeFrom(const QCborMap& map) {
    const auto need = enumFrom(map.value(u"need"_s), SignNeed::Pin);
    if (!need)
        return malformed("signature"_L1);
    return SignOutcome{*need, map.value(u"signature"_s).toByteArray()};
}

} // namespace yenile::pkcs11::protocol
