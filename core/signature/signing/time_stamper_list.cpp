#include "core/signature/signing/time_stamper_list.h"

#include "core/signature/cms/time_stamp.h"

namespace yenile::signature {

Result<QByteArray> TimeStamperList::exchange(const QByteArray& request) {
    Error last{ErrorCode::TimeStampFailed, {}, QStringLiteral("no authority set")};
    for (const auto& member : m_members) {
        Result<QByteArray> answer = member->exchange(request);
        const Result<QByteArray> token = answer ? tokenIn(*answer, request) : answer;
        if (token)
            return answer;
        last = token.error();
    }
    return std::unexpected(last);
}

} // namespace yenile::signature
