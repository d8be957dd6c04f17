// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/time_stamper.h"
#include "tests/support/test_ca.h"

namespace yenile::tests {

/// A time-stamping authority that gives whatever time a test wants.
class MadeTsa final : public signature::TimeStamper {
public:
    MadeTsa(Identity authority, QDateTime time)
        : m_authority(std::move(authority)), m_time(std::move(time)) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    Identity m_authority;
    QDateTime m_time;
};

} // namespace yenile::tests
