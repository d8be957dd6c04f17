// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/desktop_wishes.h"

#include <QDBusConnection>
#include <QMap>
#include <QVariantMap>

namespace yenile::ui {

/// By namespace and key, as org.freedesktop.portal.Settings.ReadAll answers.
using PortalSettings = QMap<QString, QVariantMap>;

/// Empty where no portal answers in time.
[[nodiscard]] PortalSettings portalSettings(QDBusConnection bus);
[[nodiscard]] DesktopWishes wishesIn(const PortalSettings& settings);

} // namespace yenile::ui
