// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/validation_policy.h"
#include "core/signature/cms/time_stamper.h"

#include <memory>
#include <vector>

namespace yenile::signature {

/// Several authorities: uses the first whose answer is usable. An authority that refuses, whose answer does
/// not belong to the request, or whose stamp the policy would not trust is skipped like one that cannot be
/// reached, because the signature must reach the claimed level when it is validated. A policy without anchors
/// trusts nobody, so it is not applied to the stamps. Errors: the last one's; TimeStampFailed if there is
/// none.
class TimeStamperList final : public TimeStamper {
public:
    TimeStamperList(std::vector<std::unique_ptr<TimeStamper>> members, ValidationPolicy policy)
        : m_members(std::move(members)), m_policy(std::move(policy)) {}
    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    [[nodiscard]] Result<void> check(QByteArrayView token) const;

    std::vector<std::unique_ptr<TimeStamper>> m_members;
    ValidationPolicy m_policy;
};

} // namespace yenile::signature
