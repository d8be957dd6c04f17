// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/renewal.h"
#include "app/ctl/text.h"

namespace yenile::ctl {

namespace {

QString text(const QJsonObject& outcome) {
    const QString folder = outcome.value(QLatin1String("folder")).toString();
    const QJsonObject receipt = outcome.value(QLatin1String("receipt")).toObject();
    if (receipt.isEmpty())
        return Text::tr("Print both documents in %1 and sign them by hand. %2")
            .arg(folder, outcome.value(QLatin1String("destination")).toString());
    const QString number = receipt.value(QLatin1String("number")).toString();
    if (outcome.contains(QLatin1String("submittedBefore")))
        return Text::tr("The application was already received. Receipt number %1\nThe receipt is in %2")
            .arg(number, folder);
    return Text::tr(
               "The application was received. Receipt number %1\nThe signed documents and the receipt are "
               "in %2")
        .arg(number, folder);
}

Result<QJsonObject> run(const CommandContext& context, const RenewOptions& options) {
    const auto renewal = Renewal::open(context, options);
    return renewal ? (*renewal)->run() : failure(renewal);
}

} // namespace

int renew(const CommandContext& context, const RenewOptions& options) {
    const Result<QJsonObject> outcome = run(context, options);
    if (!outcome)
        return context.output.fail(outcome.error());
    context.output.show(text(*outcome), *outcome);
    return Done;
}

} // namespace yenile::ctl
