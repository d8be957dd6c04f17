// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/pin_changer.h"

#include "pkcs11/cards.h"
#include "pkcs11/known_drivers.h"

#include <QCoreApplication>
#include <QScopeGuard>

namespace yenile::pkcs11 {

namespace {

using protocol::RequestKind;

/// Why nobody need be asked.
std::optional<ErrorCode> obstacle(PinTask task, const PinState& pin) {
    if (task == PinTask::Unblock)
        return pin.pukLocked ? std::optional(ErrorCode::PukLocked) : std::nullopt;
    if (!pin.initialised)
        return ErrorCode::PinNotSet;
    return pin.locked ? std::optional(ErrorCode::PinLocked) : std::nullopt;
}

bool fits(const Secret& pin, const PinState& state) {
    return pin.size() >= state.minimumLength && pin.size() <= state.maximumLength;
}

Error wrongLength(const PinState& pin) {
    return {ErrorCode::PinLengthInvalid,
            {QString::number(pin.minimumLength), QString::number(pin.maximumLength)},
            {}};
}

/// Whether a person can enter something else.
bool canBeMended(ErrorCode code) {
    return code == ErrorCode::PinIncorrect || code == ErrorCode::PukIncorrect ||
           code == ErrorCode::NewPinRefused;
}

/// One look, one question, one try.
class Attempt {
public:
    Attempt(HelperConnection& connection, const Token& token, PinTask task, PinChangeEntry& entry)
        : m_connection(connection), m_id(protocol::idOf(token)),
          m_certificate(token.certificates.empty() ? QByteArray()
                                                   : token.certificates.front().certificate.der()),
          m_entry(entry), m_request{.task = task,
                                    .tokenLabel = token.label,
                                    .reader = token.reader,
                                    .pin = {},
                                    .tellsOfTries = tellsOfTries(token),
                                    .lastProblem = {}} {}

    /// Nothing where it is to be tried again.
    std::optional<Result<void>> run() {
        const Result<PinState> state = m_connection.pinState(m_id, m_certificate);
        if (!state)
            return failure(state);
        if (const auto why = obstacle(m_request.task, *state))
            return fail(*why);
        m_request.pin = *state;
        if (state->finalTry && m_request.lastProblem &&
            m_request.lastProblem->code == ErrorCode::PinIncorrect)
            m_request.lastProblem->code = ErrorCode::PinIncorrectLastTry;
        const Result<PinChangeEntry::Pins> pins = m_entry.askPins(m_request);
        if (!pins)
            return failure(pins);
        return conclude(send(*pins));
    }

private:
    Result<void> send(const PinChangeEntry::Pins& pins) {
        const bool isChange = m_request.task == PinTask::Change;
        const PinState& pin = m_request.pin;
        const RequestKind kind = isChange ? RequestKind::ChangePin : RequestKind::UnblockPin;
        if (!pin.protectedPath) {
            if (!fits(pins.next, pin) || (isChange && !fits(pins.present, pin)))
                return std::unexpected(wrongLength(pin));
            return m_connection.setPin(kind, m_id, m_certificate, &pins);
        }
        m_entry.readerWaits(m_request, 3 * m_connection.limits().pinPad,
                            [this] { m_connection.interrupt(ErrorCode::Cancelled); });
        const auto done = qScopeGuard([this] { m_entry.readerIsDone(); });
        return m_connection.setPin(kind, m_id, m_certificate, nullptr);
    }

    std::optional<Result<void>> conclude(Result<void> outcome) {
        if (outcome)
            return outcome;
        const ErrorCode code = outcome.error().code;
        if (!canBeMended(code) && code != ErrorCode::PinLengthInvalid)
            return outcome;
        m_request.lastProblem = outcome.error();
        return {};
    }

    HelperConnection& m_connection;
    const protocol::TokenId m_id;
    const QByteArray m_certificate;
    PinChangeEntry& m_entry;
    PinChangeRequest m_request;
};

} // namespace

QString makersTool(const Token& token) {
    const KnownDriver* const driver = knownDriverAt(token.driver);
    return driver && !driver->pinTool.isEmpty()
               ? driver->pinTool
               : QCoreApplication::translate("Pin", "the program that came with the card");
}

Result<void> setPin(DriverAccess& driver, const Token& token, PinTask task, PinChangeEntry& entry) {
    driver.beginSigning(); // the monitor does not look in between
    const auto end = qScopeGuard([&] { driver.endSigning(); });
    Attempt attempt(driver.connection(), token, task, entry);
    std::optional<Result<void>> outcome;
    while (!outcome)
        outcome = attempt.run();
    if (!*outcome && outcome->error().code == ErrorCode::PinChangeUnsupported)
        outcome->error().arguments = {makersTool(token)};
    return *outcome;
}

} // namespace yenile::pkcs11
