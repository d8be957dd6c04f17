// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "pkcs11/token_monitor.h"

class QWidget;

namespace yenile::ui {

/// Lets the person choose a driver file, which is tried first from then on. False if none was chosen. Errors:
/// SettingInvalid if the administrator decides about drivers.
[[nodiscard]] Result<bool> chooseDriver(settings::Settings& settings, pkcs11::TokenMonitor& tokens,
                                        QWidget* parent);

} // namespace yenile::ui
