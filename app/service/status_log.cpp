// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/status_log.h"

#include "app/service/messages/webhook_channel.h"
#include "app/service/state/statuses.h"

#include <algorithm>

namespace yenile::registration {
namespace {

using service::StatusEntry;
using service::StatusStep;

bool contains(const std::vector<StatusEntry>& entries, StatusStep step) {
    return std::ranges::find(entries, step, &StatusEntry::step) != entries.end();
}

/// A card is sent before or after its day is known, and that day may be told anew.
bool follows(StatusStep step, const std::vector<StatusEntry>& before) {
    const bool repeats = contains(before, step) && step != StatusStep::Usable;
    if (repeats || contains(before, StatusStep::Refused))
        return false;
    switch (step) {
    case StatusStep::Submitted:
    case StatusStep::PaperReceived:
        return before.empty();
    case StatusStep::Checked:
        return !before.empty();
    case StatusStep::Produced:
        return contains(before, StatusStep::Checked);
    case StatusStep::Sent:
    case StatusStep::Usable:
        return contains(before, StatusStep::Produced);
    case StatusStep::Refused:
        return !before.empty() && !contains(before, StatusStep::Produced);
    case StatusStep::Unknown:
        break;
    }
    return false;
}

/// What comes next, and in how many days; 0: nobody can say.
struct Next {
    service::LocalText text;
    int days = 0;
};

std::optional<Next> nextAfter(const std::vector<StatusEntry>& steps, const ProgressSettings& usual) {
    if (steps.empty())
        return {};
    if (contains(steps, StatusStep::Refused))
        return Next{{QStringLiteral("Ne yapılacağını kurum yetkilinize sorun."),
                     QStringLiteral("Ask your institution's officer what to do.")}};
    if (contains(steps, StatusStep::Sent))
        return Next{
            {QStringLiteral("Yeni kartınız gelince PIN'ini belirleyin. Kullanılabileceği güne kadar "
                            "şimdiki kartınızla imzalayın."),
             QStringLiteral("When the new card has come, set its PIN. Until the day from which it can "
                            "be used sign with the present one.")}};
    if (contains(steps, StatusStep::Produced))
        return Next{{QStringLiteral("Yeni kartınız gönderilir."), QStringLiteral("Your new card is sent.")},
                    usual.sendDays};
    if (contains(steps, StatusStep::Checked))
        return Next{{QStringLiteral("Yeni sertifikanız yeni bir kart üzerinde üretilir."),
                     QStringLiteral("Your new certificate is produced on a new card.")},
                    usual.produceDays};
    return Next{{QStringLiteral("Başvurunuz incelenir."), QStringLiteral("Your application is checked.")},
                usual.checkDays};
}

} // namespace

Result<void> StatusLog::add(const ApplicationRow& application, const StatusEntry& entry) const {
    if (!follows(entry.step, statusesOf(m_database, application.id)))
        return fail(ErrorCode::StateConflict);
    const StatusEntry added = addStatus(m_database, application.id, entry);
    if (!m_settings.webhook.url.isEmpty())
        m_courier.put(WebhookChannel::kind(), WebhookChannel::message(application, added),
                      WebhookChannel::lifetimeSeconds, {application.id, added.number});
    return {};
}

service::ApplicationStatus StatusLog::of(const QString& application) const {
    service::ApplicationStatus status{application, statusesOf(m_database, application)};
    if (const auto next = nextAfter(status.steps, m_settings.progress)) {
        status.next = next->text;
        if (next->days > 0)
            status.expectedOn = status.steps.back().at.date().addDays(next->days);
    }
    return status;
}

} // namespace yenile::registration
