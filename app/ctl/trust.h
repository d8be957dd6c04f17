// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::ctl {

/// The roots that signatures are trusted under: of the PEM file, or where it has no name, of the settings'.
/// None where neither is named: then what is altered still shows. Errors: FileNotReadable,
/// CertificateUnreadable.
[[nodiscard]] Result<std::vector<signature::Certificate>> trustAnchors(const settings::Settings& settings,
                                                                       const QString& file = {});

/// By what signatures are judged: the policy file, or where it has no name, that of the settings; with the
/// roots of the PEM file in place of its own, and with those of the settings where there is no policy file.
/// Errors: those of trustAnchors() and readValidationPolicy().
[[nodiscard]] Result<signature::ValidationPolicy> validationPolicy(const settings::Settings& settings,
                                                                   const QString& policyFile = {},
                                                                   const QString& anchorFile = {});

} // namespace yenile::ctl
