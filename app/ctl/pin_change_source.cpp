// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/pin_change_source.h"

#include "app/ctl/descriptor.h"
#include "app/ctl/say.h"
#include "app/ctl/secret_line.h"
#include "app/ctl/terminal.h"
#include "app/ctl/text.h"

namespace yenile::ctl {

namespace {

using pkcs11::PinChangeRequest;
using pkcs11::PinTask;

constexpr int mostTries = 3;

/// What is to be known before anything is entered.
void showCautions(const PinChangeRequest& request) {
    const bool isChange = request.task == PinTask::Change;
    if (request.isLastTry())
        say(stderr, isChange ? Text::tr("This is the last try: another wrong PIN locks the card.")
                             : Text::tr("This is the last try: another wrong PUK makes the card useless."));
    else if (!isChange && !request.lastProblem)
        say(stderr,
            Text::tr("After too many wrong PUKs the card is useless. Where your certification authority "
                     "unlocks cards on its own page, do it there."));
}

/// Until both are the same.
Result<Secret> askNewPin() {
    while (true) {
        Result<Secret> once = terminal::askSecretly(Text::tr("New PIN:"));
        if (!once)
            return once;
        const Result<Secret> again = terminal::askSecretly(Text::tr("New PIN once more:"));
        if (!again)
            return failure(again);
        if (once->bytes() == again->bytes())
            return once;
        say(stderr, sentence({ErrorCode::NewPinsDiffer, {}, {}}));
    }
}

std::unexpected<Error> nobody(const PinChangeRequest& request) {
    if (request.lastProblem)
        return std::unexpected(*request.lastProblem);
    return fail(ErrorCode::AnswersIncomplete, {QStringLiteral("PIN")});
}

} // namespace

PinChangeSource::PinChangeSource(std::optional<int> descriptor) : m_descriptor(descriptor) {
    if (m_descriptor)
        descriptor::setCloseOnExec(*m_descriptor);
}

Result<PinChangeSource::Pins> PinChangeSource::askPins(const PinChangeRequest& request) {
    m_tries = request.lastProblem ? m_tries + 1 : 0;
    if (m_tries >= mostTries)
        return std::unexpected(*request.lastProblem);
    if (request.lastProblem && !m_descriptor)
        say(stderr, sentence(*request.lastProblem));
    if (request.pin.protectedPath) {
        showCautions(request);
        return Pins{};
    }
    if (m_descriptor)
        return fromDescriptor(request);
    return terminal::isInteractive() ? fromTerminal(request) : nobody(request);
}

void PinChangeSource::readerWaits(const PinChangeRequest& request, std::chrono::milliseconds /*limit*/,
                                  const std::function<void()>& /*giveUp*/) {
    say(stderr,
        (request.task == PinTask::Change
             ? Text::tr(
                   "On the key pad of %1, enter the present PIN and then the new one, as often as it asks.")
             : Text::tr("On the key pad of %1, enter the PUK and then the new PIN, as often as it asks."))
            .arg(request.reader));
}

Result<PinChangeSource::Pins> PinChangeSource::fromDescriptor(const PinChangeRequest& request) const {
    if (request.isLastTry())
        return request.lastProblem ? std::unexpected(*request.lastProblem)
                                   : fail(ErrorCode::PinFinalTryRefused);
    Pins pins{readSecretLine(*m_descriptor), readSecretLine(*m_descriptor)};
    if (pins.present.isEmpty() || pins.next.isEmpty())
        return nobody(request);
    return pins;
}

Result<PinChangeSource::Pins> PinChangeSource::fromTerminal(const PinChangeRequest& request) {
    showCautions(request);
    const QString question = request.task == PinTask::Change ? Text::tr("Present PIN of the card %1 in %2:")
                                                             : Text::tr("PUK of the card %1 in %2:");
    Result<Secret> present = terminal::askSecretly(question.arg(request.tokenLabel, request.reader));
    if (!present)
        return failure(present);
    Result<Secret> next = askNewPin();
    if (!next)
        return failure(next);
    return Pins{std::move(*present), std::move(*next)};
}

} // namespace yenile::ctl
