// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/renewal_bench.h"
#include "tests/core/network/evidence_server.h"

namespace yenile::tests {

/// A renewal with a card whose certificate says where it can be asked about, and the servers that answer.
/// Client and service trust the authority that these servers speak for.
class LastingRenewal {
public:
    /// `service`: its settings and environment.
    explicit LastingRenewal(const ServiceOptions& service = {},
                            const QString& pin = QStringLiteral("123456"));

    /// Further lines for the client's settings.
    void configure(const QByteArray& lines) const;
    /// The levels of the signatures in what the service gave a receipt for.
    [[nodiscard]] QStringList levels() const;

    Bench authority;
    EvidenceServer server{authority};
    Identity ayse;
    RenewalBench bench;
};

} // namespace yenile::tests
