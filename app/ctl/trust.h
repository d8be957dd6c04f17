#pragma once

#include "core/settings/settings.h"
#include "core/signature/certificates/certificate.h"

#include <vector>

namespace yenile::ctl {

/// The roots that signatures are trusted under: of the PEM file, or where it has no name, of the settings'.
/// None where neither is named: then what is altered still shows. Errors: FileNotReadable,
/// CertificateUnreadable.
[[nodiscard]] Result<std::vector<signature::Certificate>> trustAnchors(const settings::Settings& settings,
                                                                       const QString& file = {});

} // namespace yenile::ctl
