// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/time_stamper.h"
#include "tests/core/signature/judges.h"

namespace yenile::tests {

/// A time-stamping authority of OpenSSL's that names itself (RFC 3161, 2.4.2: TSTInfo.tsa), with a
/// certificate of the bench's authority unless another one is given. Several may stand in one bench.
class OpensslTsa final : public signature::TimeStamper {
public:
    explicit OpensslTsa(const Bench& bench) : OpensslTsa(bench, bench.ca().issueTsa()) {}
    OpensslTsa(const Bench& bench, const Identity& authority,
               const QString& signerDigest = QStringLiteral("sha256"));
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;
    [[nodiscard]] QString chainFile() const { return file(QStringLiteral("chain.pem")); } ///< its issuer

private:
    [[nodiscard]] QString file(const QString& name) const;

    const Bench& m_bench;
    QString m_name;
};

} // namespace yenile::tests
