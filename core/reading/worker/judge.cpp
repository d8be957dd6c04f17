// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/judge.h"

#include "core/base/file.h"
#include "core/reading/worker/painted_text.h"
#include "core/reading/worker/remote_transport.h"
#include "core/signature/container/asic_container.h"

namespace yenile::reading::worker {

namespace {

Result<std::vector<Member>> membersOf(const QByteArray& content, const MemberQuestion& question) {
    const auto container = signature::openContainer(content);
    if (!container)
        return failure(container);
    std::vector<Member> members;
    for (const signature::ZipEntry& member : container->members) {
        const qint64 beginning = question.beginnings.value(member.name, -1);
        const bool isAsked = beginning >= 0 && beginning <= member.content.size();
        members.push_back({member.name, sha256Hex(member.content),
                           isAsked ? sha256Hex(QByteArrayView(member.content).first(beginning)) : QString()});
    }
    return members;
}

} // namespace

Result<Judgement> judge(const QByteArray& content, const QString& name,
                        const signature::ValidationPolicy& policy,
                        const std::optional<MemberQuestion>& members, const signature::Beside& beside) {
    Judgement judgement;
    if (members) {
        auto contained = membersOf(content, *members);
        if (!contained)
            return failure(contained);
        judgement.members = std::move(*contained);
    }
    auto report = signature::validateBytes(content, name, policy, beside);
    if (!report)
        return failure(report);
    judgement.report = std::move(*report);
    return judgement;
}

Result<Judgement> judge(const protocol::Task& task, const QByteArray& content,
                        const signature::Beside& beside, process::HelperChannel& channel,
                        OpenPainter* openPainter) {
    auto message = protocol::policyFrom(task.policy);
    if (!message)
        return failure(message);
    const FixedClock clock(message->now);
    RemoteTransport transport(channel);
    message->policy.clock = &clock;
    message->policy.transport = message->hasTransport ? &transport : nullptr;
    PaintedText text(openPainter);
    message->policy.pageText = &text;
    auto judgement = judge(content, task.name, message->policy, task.members, beside);
    if (judgement)
        judgement->lacksPageText = text.wasMissed();
    return judgement;
}

} // namespace yenile::reading::worker
