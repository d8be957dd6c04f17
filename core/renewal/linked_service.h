// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QUrl>

/// Whether a link of an e-mail may lead to a registration service.
namespace yenile::renewal {

enum class LinkTrust {
    Trusted,  ///< the settings name the service
    Unknown,  ///< the person is to be asked
    Forbidden ///< the administrator has said which services there are, and it is none of them
};

[[nodiscard]] LinkTrust trustIn(const QUrl& service, const settings::Settings& settings);

/// The person has allowed it: it is asked about no more, and where no service was set, it becomes the one
/// that is used without a link. Errors: FileNotWritable.
Result<void> allowLinksTo(const QUrl& service, settings::Settings& settings);

} // namespace yenile::renewal
