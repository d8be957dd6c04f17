// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"
#include "core/network/http_client.h"

#include <semaphore>

namespace yenile::registration {

/// Checks the revocation status of a signer's certificate and of the authorities above it. Answers are kept
/// in memory while they are valid. Thread-safe.
class SignerInquiry {
public:
    SignerInquiry(const RevocationSettings& settings, std::vector<signature::Certificate> trustAnchors,
                  const Clock& clock);

    /// `others` came with it. Errors: CertificateRevoked, CertificateOnHold; RevocationUnknown with the
    /// seconds to wait, if the settings require a status and there is none.
    [[nodiscard]] Result<void> ask(const signature::Certificate& signer,
                                   const std::vector<signature::Certificate>& others);

private:
    std::optional<signature::RevocationDemand> m_demand;
    std::vector<signature::Certificate> m_anchors;
    const Clock& m_clock;
    network::HttpClient m_client;
    std::counting_semaphore<> m_free; ///< responders that hang must not hold up all of the service
};

} // namespace yenile::registration
