// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/token_signer.h"

#include "pkcs11/cards.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::pkcs11 {

using protocol::PinDelivery;
using protocol::SignNeed;
using signature::Certificate;

namespace {

/// The certificate's issuers on the token, from the next one up.
std::vector<Certificate> issuersOf(const Certificate& certificate, const Token& token) {
    std::vector<Certificate> chain;
    const Certificate* current = &certificate;
    while (chain.size() < token.certificates.size()) {
        const auto issuer = std::ranges::find_if(token.certificates, [&](const TokenCertificate& candidate) {
            return candidate.certificate.isCa() && candidate.certificate != *current &&
                   X509_check_issued(candidate.certificate.handle(), current->handle()) == X509_V_OK;
        });
        if (issuer == token.certificates.end())
            break;
        chain.push_back(issuer->certificate);
        current = &issuer->certificate;
    }
    return chain;
}

QString nameOf(signature::SignatureScheme scheme) {
    switch (scheme) {
    case signature::SignatureScheme::RsaPkcs1:
        return QStringLiteral("RSA PKCS#1 v1.5");
    case signature::SignatureScheme::RsaPss:
        return QStringLiteral("RSA-PSS");
    case signature::SignatureScheme::Ecdsa:
        break;
    }
    return QStringLiteral("ECDSA");
}

Error wrongLength(const PinState& pin) {
    return {ErrorCode::PinLengthInvalid,
            {QString::number(pin.minimumLength), QString::number(pin.maximumLength)},
            {}};
}

/// Asks for the PIN and tries it with `attempt` until it is right, given up or locked. What is known about
/// the tries left is read anew before each question. A PIN of impossible length never reaches the token.
template <typename ReadState, typename Ask, typename Attempt>
auto withPin(const ReadState& readState, const Ask& ask, const Attempt& attempt)
    -> decltype(attempt(std::declval<const Secret*>())) {
    std::optional<Error> lastProblem;
    while (true) {
        const Result<PinState> state = readState();
        if (!state)
            return failure(state);
        if (state->locked)
            return fail(ErrorCode::PinLocked);
        if (state->finalTry && lastProblem && lastProblem->code == ErrorCode::PinIncorrect)
            lastProblem->code = ErrorCode::PinIncorrectLastTry;
        const Result<Secret> pin = ask(*state, lastProblem);
        if (!pin)
            return failure(pin);
        if (!state->protectedPath &&
            (pin->size() < state->minimumLength || pin->size() > state->maximumLength)) {
            lastProblem = wrongLength(*state);
            continue;
        }
        auto outcome = attempt(state->protectedPath ? nullptr : &*pin);
        if (outcome)
            return outcome;
        lastProblem = outcome.error();
        if (lastProblem->code == ErrorCode::PinLengthInvalid)
            lastProblem = wrongLength(*state);
        else if (lastProblem->code != ErrorCode::PinIncorrect)
            return outcome;
    }
}

} // namespace

TokenSigner::TokenSigner(std::shared_ptr<DriverAccess> driver, const Token& token,
                         const TokenCertificate& certificate, PinEntry& pinEntry)
    : m_driver(std::move(driver)), m_token(token), m_certificate(certificate),
      m_chain(issuersOf(certificate.certificate, token)), m_pinEntry(pinEntry) {
}

TokenSigner::~TokenSigner() {
    end();
}

const Certificate& TokenSigner::certificate() const {
    return m_certificate.certificate;
}

std::vector<signature::SignatureAlgorithm> TokenSigner::algorithms() const {
    return m_certificate.algorithms;
}

Result<QByteArray> TokenSigner::sign(const signature::SigningRequest& request) {
    begin();
    auto signature = signOnToken(request);
    if (!signature) {
        end(); // a person looks at the message now and may well do something with the card
        if (signature.error().code == ErrorCode::MechanismUnsupported)
            signature.error().arguments = {nameOf(request.algorithm.scheme)};
    }
    return signature;
}

Result<QByteArray> TokenSigner::signOnToken(const signature::SigningRequest& request) {
    HelperConnection& connection = m_driver->connection();
    const protocol::TokenId token = protocol::idOf(m_token);
    protocol::HelperRequest message{.kind = protocol::RequestKind::Sign,
                                    .token = token,
                                    .certificate = m_certificate.certificate.der(),
                                    .pin = PinDelivery::None,
                                    .keyId = m_certificate.keyId,
                                    .digest = request.digest,
                                    .message = request.message,
                                    .algorithm = request.algorithm};
    const auto readState = [&] { return connection.pinState(token, message.certificate); };
    const auto ask = [&](const PinState& state, const std::optional<Error>& lastProblem) {
        PinRequest question = pinRequest(request, state);
        question.lastProblem = lastProblem;
        return m_pinEntry.askPin(question);
    };

    // Tells whoever asks for PINs how long the reader waits, and lets them give up.
    const auto attempt = [&](const Secret* pin, const auto& with) {
        if (pin)
            return with(pin);
        m_pinEntry.readerWaits(pinRequest(request, {.protectedPath = true}), connection.limits().pinPad,
                               [&connection] { connection.interrupt(ErrorCode::Cancelled); });
        auto answer = with(pin);
        m_pinEntry.readerIsDone();
        return answer;
    };

    auto outcome = connection.sign(message, nullptr);
    if (outcome && outcome->need == SignNeed::Login) {
        const auto login = withPin(readState, ask, [&](const Secret* entered) {
            return attempt(entered, [&](const Secret* pin) {
                return connection.login(token, message.certificate, pin);
            });
        });
        if (!login)
            return failure(login);
        outcome = connection.sign(message, nullptr);
    }
    if (outcome && outcome->need == SignNeed::Pin) {
        outcome = withPin(readState, ask, [&](const Secret* entered) {
            message.pin = entered ? PinDelivery::Frame : PinDelivery::Reader;
            return attempt(entered, [&](const Secret* pin) { return connection.sign(message, pin); });
        });
    }
    if (!outcome)
        return failure(outcome);
    if (outcome->need != SignNeed::Nothing) // the login just made is gone again
        return fail(ErrorCode::TokenFailed, {}, QStringLiteral("the token forgot the login"));
    return outcome->signature;
}

PinRequest TokenSigner::pinRequest(const signature::SigningRequest& request, const PinState& pin) const {
    return {.tokenLabel = m_token.label,
            .reader = m_token.reader,
            .pin = pin,
            .tellsOfTries = tellsOfTries(m_token),
            .description = request.description,
            .number = request.number,
            .count = request.count,
            .lastProblem = {}};
}

void TokenSigner::begin() {
    if (!m_signing)
        m_driver->beginSigning();
    m_signing = true;
}

void TokenSigner::end() {
    if (!m_signing)
        return;
    m_driver->connection().logout();
    m_driver->endSigning();
    m_signing = false;
}

} // namespace yenile::pkcs11
