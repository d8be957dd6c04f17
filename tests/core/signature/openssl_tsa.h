#pragma once

#include "core/signature/cms/time_stamper.h"
#include "tests/core/signature/judges.h"

namespace yenile::tests {

/// A time-stamping authority of OpenSSL's, with a certificate of the bench's authority unless another one is
/// given.
class OpensslTsa final : public signature::TimeStamper {
public:
    explicit OpensslTsa(const Bench& bench) : OpensslTsa(bench, bench.ca().issueTsa()) {}
    OpensslTsa(const Bench& bench, const Identity& authority);
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    const Bench& m_bench;
};

} // namespace yenile::tests
