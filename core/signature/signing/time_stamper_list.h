#pragma once

#include "core/signature/cms/time_stamper.h"

#include <memory>
#include <vector>

namespace yenile::signature {

/// Several authorities: the first whose answer can be used. One that refuses, or whose answer does not belong
/// to the request, is passed over like one that cannot be reached. Errors: the last one's; TimeStampFailed
/// when there is none.
class TimeStamperList final : public TimeStamper {
public:
    explicit TimeStamperList(std::vector<std::unique_ptr<TimeStamper>> members)
        : m_members(std::move(members)) {}
    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    std::vector<std::unique_ptr<TimeStamper>> m_members;
};

} // namespace yenile::signature
