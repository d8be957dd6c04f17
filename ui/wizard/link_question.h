// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QUrl>

class QWidget;

namespace yenile::ui {

/// The service that a link in an e-mail names, if the settings or the person allow it. The person is shown
/// its address. Errors: LinkInvalid, LinkForbidden, Cancelled.
[[nodiscard]] Result<QUrl> allowedService(const QString& link, settings::Settings& settings,
                                          QWidget* parent = nullptr);

} // namespace yenile::ui
