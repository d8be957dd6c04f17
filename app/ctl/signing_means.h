// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/signature/certificates/validation_policy.h"
#include "core/signature/signing/extend.h"
#include "core/signature/signing/time_stamper_list.h"

#include <memory>

namespace yenile::ctl {

/// What signatures need besides a key, from the settings.
class SigningMeans {
public:
    /// Errors: those of network::httpClient(), validationPolicy() and network::timeStampers().
    [[nodiscard]] static Result<SigningMeans> of(const settings::Settings& settings);

    /// The way to OCSP responders, CRLs and issuers' certificates.
    [[nodiscard]] signature::HttpTransport& transport() const { return *m_transport; }
    /// The anchors of the validation policy, with the network.
    [[nodiscard]] const signature::ValidationPolicy& policy() const { return m_policy; }
    /// `password`: of encrypted PDFs. They are valid as long as both.
    [[nodiscard]] signature::ExtensionParameters extensionParameters(signature::Level level,
                                                                     const Secret& password) const;

private:
    SigningMeans() = default;
    std::shared_ptr<signature::HttpTransport> m_transport;
    signature::ValidationPolicy m_policy;
    std::unique_ptr<signature::TimeStamperList> m_stampers;
};

} // namespace yenile::ctl
