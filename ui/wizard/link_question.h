// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QUrl>

class QWidget;

namespace yenile::ui {

/// The service that a link of an e-mail leads to, once it is allowed: by the settings, or by the person, who
/// is asked and shown its address. Errors: LinkInvalid, LinkForbidden, Cancelled.
[[nodiscard]] Result<QUrl> allowedService(const QString& link, settings::Settings& settings,
                                          QWidget* parent = nullptr);

} // namespace yenile::ui
