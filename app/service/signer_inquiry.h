// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"
#include "core/network/http_client.h"

#include <semaphore>

namespace yenile::registration {

/// Asks whether the certificate of a signer, or of an authority above it, was revoked. Answers are kept in
/// memory while they are valid. Thread-safe.
class SignerInquiry {
public:
    SignerInquiry(const RevocationSettings& settings, std::vector<signature::Certificate> trustAnchors,
                  const Clock& clock);

    /// `others` came along with it. Errors: CertificateRevoked, CertificateOnHold; RevocationUnknown, with
    /// the seconds after which to ask again, where the settings want word and there is none.
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
