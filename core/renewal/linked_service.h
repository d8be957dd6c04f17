// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QUrl>

/// Whether a link in an e-mail may lead to a registration service.
namespace yenile::renewal {

enum class LinkTrust {
    Trusted,  ///< the settings name the service
    Unknown,  ///< the person has to be asked
    Forbidden ///< the administrator allows certain services, and this is not one of them
};

[[nodiscard]] LinkTrust trustIn(const QUrl& service, const settings::Settings& settings);

/// The person has allowed the service: they are not asked about it again. If no service was set, this one
/// becomes the one in use. Errors: FileNotWritable.
Result<void> allowLinksTo(const QUrl& service, settings::Settings& settings);

} // namespace yenile::renewal
