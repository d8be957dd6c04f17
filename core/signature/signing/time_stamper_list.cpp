// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/time_stamper_list.h"

#include "core/signature/cms/time_stamp.h"

namespace yenile::signature {

Result<QByteArray> TimeStamperList::exchange(const QByteArray& request) {
    Error last{ErrorCode::TimeStampFailed, {}, QStringLiteral("no authority set")};
    for (const auto& member : m_members) {
        Result<QByteArray> answer = member->exchange(request);
        const Result<QByteArray> token = answer ? tokenIn(*answer, request) : answer;
        const Result<void> usable = token ? check(*token) : failure(token);
        if (usable)
            return answer;
        last = usable.error();
    }
    return std::unexpected(last);
}

Result<void> TimeStamperList::check(QByteArrayView token) const {
    if (m_policy.trustAnchors.empty() && m_policy.timeStampAnchors.empty())
        return {};
    const auto finding = checkTimeStamp(token, m_policy, QStringLiteral("time stamp"));
    if (!finding)
        return {};
    return fail(ErrorCode::TimeStampFailed, finding->problem.arguments,
                QStringLiteral("%1 (%2) %3")
                    .arg(codeName(finding->problem.code), finding->subIndication, finding->problem.cause)
                    .trimmed());
}

} // namespace yenile::signature
