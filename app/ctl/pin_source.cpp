// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/pin_source.h"

#include "app/ctl/descriptor.h"
#include "app/ctl/say.h"
#include "app/ctl/secret_line.h"
#include "app/ctl/terminal.h"
#include "app/ctl/text.h"

namespace yenile::ctl {

namespace {

constexpr int mostTries = 3;

/// What is to be known before a PIN is entered.
void showCautions(const pkcs11::PinRequest& request) {
    QStringList cautions;
    if (request.pin.finalTry && !request.lastProblem)
        cautions << Text::tr("This is the last try: another wrong PIN locks the card.");
    else if (!request.tellsOfTries)
        cautions << Text::tr(
            "This card does not tell how many tries are left. After too many wrong PINs it is "
            "locked.");
    if (request.pin.toBeChanged && !request.lastProblem)
        cautions << Text::tr("The card asks for a new PIN. It may sign with the present one; if it does not, "
                             "change the PIN first (yenilectl pin change).");
    for (const QString& caution : cautions)
        say(stderr, caution);
}

/// Where nobody answers: the last problem says more than that.
std::unexpected<Error> nobody(const pkcs11::PinRequest& request) {
    if (request.lastProblem)
        return std::unexpected(*request.lastProblem);
    return fail(ErrorCode::AnswersIncomplete, {QStringLiteral("PIN")});
}

} // namespace

PinSource::PinSource(std::optional<int> descriptor) : m_descriptor(descriptor) {
    if (m_descriptor) // the card's driver and the program that is asked have no business with it
        descriptor::setCloseOnExec(*m_descriptor);
}

Result<Secret> PinSource::askPin(const pkcs11::PinRequest& request) {
    m_tries = request.lastProblem ? m_tries + 1 : 0;
    if (m_tries >= mostTries)
        return std::unexpected(*request.lastProblem);
    if (request.pin.protectedPath) {
        showCautions(request);
        say(stderr, Text::tr("Enter the PIN on the key pad of %1.").arg(request.reader));
        return Secret();
    }
    if (m_descriptor)
        return fromDescriptor(request);
    return terminal::isInteractive() ? fromTerminal(request) : nobody(request);
}

Result<Secret> PinSource::fromDescriptor(const pkcs11::PinRequest& request) {
    if (request.pin.finalTry)
        return request.lastProblem ? std::unexpected(*request.lastProblem)
                                   : fail(ErrorCode::PinFinalTryRefused);
    // A key that wants its PIN for each signature gets the one that was right before.
    if (m_last.isEmpty() || request.lastProblem)
        m_last = readSecretLine(*m_descriptor);
    if (m_last.isEmpty())
        return nobody(request);
    return m_last.duplicate();
}

Result<Secret> PinSource::fromTerminal(const pkcs11::PinRequest& request) {
    if (request.lastProblem)
        say(stderr, sentence(*request.lastProblem));
    showCautions(request);
    return terminal::askSecretly(
        Text::tr("PIN of the card %1 in %2:").arg(request.tokenLabel, request.reader));
}

} // namespace yenile::ctl
