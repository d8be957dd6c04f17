// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/signing_means.h"

#include "app/ctl/trust.h"
#include "core/network/http_client.h"
#include "core/network/time_stamp_client.h"

namespace yenile::ctl {

Result<SigningMeans> SigningMeans::of(const settings::Settings& settings) {
    const auto transport = network::httpClient(settings);
    if (!transport)
        return failure(transport);
    const Result<signature::ValidationPolicy> settled = validationPolicy(settings);
    if (!settled)
        return failure(settled);
    SigningMeans means;
    means.m_transport = *transport;
    means.m_policy = {.trustAnchors = settled->trustAnchors,
                      .timeStampAnchors = settled->timeStampAnchors,
                      .revocation = settled->revocation,
                      .transport = means.m_transport.get()};
    auto stampers = network::timeStampers(settings, means.m_policy);
    if (!stampers)
        return failure(stampers);
    means.m_stampers = std::move(*stampers);
    return means;
}

signature::ExtensionParameters SigningMeans::extensionParameters(signature::Level level,
                                                                 const Secret& password) const {
    return {level,    m_policy.trustAnchors, m_policy.transport, m_stampers.get(), m_policy.timeStampAnchors,
            &password};
}

} // namespace yenile::ctl
