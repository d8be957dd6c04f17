// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/renewal.h"
#include "app/ctl/text.h"
#include "core/renewal/status_words.h"

#include <QJsonArray>

namespace yenile::ctl {

namespace {

using Statuses = std::vector<service::ApplicationStatus>;

Result<Statuses> fetch(const CommandContext& context, const RenewOptions& options) {
    const auto renewal = Renewal::open(context, options);
    return renewal ? (*renewal)->statuses() : failure(renewal);
}

QString text(const Statuses& statuses) {
    QStringList lines;
    for (const service::ApplicationStatus& status : statuses) {
        lines << Text::tr("Application %1").arg(status.applicationId);
        const QStringList steps = renewal::inWords(status);
        for (const QString& line : steps)
            lines << QStringLiteral("  ") + line;
        if (steps.isEmpty())
            lines << QStringLiteral("  ") + Text::tr("It was not submitted yet.");
    }
    return lines.join(u'\n');
}

} // namespace

int showStatus(const CommandContext& context, const RenewOptions& options) {
    const Result<Statuses> statuses = fetch(context, options);
    if (!statuses)
        return context.output.fail(statuses.error());
    QJsonArray json;
    for (const service::ApplicationStatus& status : *statuses)
        json.append(service::toJson(status));
    context.output.show(text(*statuses), {{QStringLiteral("applications"), json}});
    return Done;
}

} // namespace yenile::ctl
