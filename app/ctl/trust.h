// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::ctl {

/// The trust anchors: from the PEM file or, without one, from the settings. None if neither names any;
/// alterations are found all the same. Errors: FileNotReadable, CertificateUnreadable.
[[nodiscard]] Result<std::vector<signature::Certificate>> trustAnchors(const settings::Settings& settings,
                                                                       const QString& file = {});

/// The validation policy: from the policy file or, without one, from the settings. The anchors of the PEM
/// file replace its own; without a policy file those of the settings are used. Errors: those of
/// trustAnchors() and readValidationPolicy().
[[nodiscard]] Result<signature::ValidationPolicy> validationPolicy(const settings::Settings& settings,
                                                                   const QString& policyFile = {},
                                                                   const QString& anchorFile = {});

} // namespace yenile::ctl
