// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/pin_change_source.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"
#include "pkcs11/token_monitor.h"

#include <algorithm>

namespace yenile::ctl {

namespace {

/// The only card, or that of the name. Errors: those of whyNoCandidate(); UsageInvalid with the names.
Result<pkcs11::Token> chooseCard(const pkcs11::TokenSnapshot& snapshot, const QString& name) {
    std::vector<pkcs11::Token> found;
    QStringList names;
    for (const pkcs11::Card& card : pkcs11::cards(snapshot)) {
        const bool isNamed = card.token.label == name || card.token.serialNumber == name;
        if (!(name.isEmpty() ? card.isCandidate : isNamed))
            continue;
        found.push_back(card.token);
        names << QStringLiteral("%1 (%2)").arg(card.token.label, card.token.serialNumber);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty() && name.isEmpty())
        return std::unexpected(whyNoCandidate(snapshot));
    return fail(ErrorCode::UsageInvalid, {QStringLiteral("--card: ") + names.join(QStringLiteral(", "))});
}

Result<pkcs11::Token> set(const CommandContext& context, const PinOptions& options) {
    pkcs11::TokenMonitor monitor(pkcs11::findDrivers(context.settings).drivers);
    const Result<pkcs11::TokenSnapshot> snapshot = await(monitor.refresh());
    if (!snapshot)
        return failure(snapshot);
    Result<pkcs11::Token> card = chooseCard(*snapshot, options.card);
    if (!card)
        return card;
    PinChangeSource source(options.pinDescriptor);
    if (const Result<void> outcome = await(monitor.setPin(*card, options.task, source)); !outcome)
        return failure(outcome);
    return card;
}

} // namespace

int setPin(const CommandContext& context, const PinOptions& options) {
    const Result<pkcs11::Token> card = set(context, options);
    if (!card)
        return context.output.fail(card.error());
    context.output.show(
        Text::tr("The PIN of the card %1 was set.").arg(card->label),
        {{QStringLiteral("card"), card->label}, {QStringLiteral("serialNumber"), card->serialNumber}});
    return Done;
}

} // namespace yenile::ctl
