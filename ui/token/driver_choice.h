// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "pkcs11/token_monitor.h"

class QWidget;

namespace yenile::ui {

/// Lets the person point at a driver file; it is tried first from then on. False when nothing was chosen.
/// Errors: SettingInvalid where the administrator decides about drivers.
[[nodiscard]] Result<bool> chooseDriver(settings::Settings& settings, pkcs11::TokenMonitor& tokens,
                                        QWidget* parent);

} // namespace yenile::ui
