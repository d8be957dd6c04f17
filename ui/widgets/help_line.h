// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

class QLabel;
class QWidget;

namespace yenile::ui {

/// A line that says whom to ask: e-mail, telephone, frequently asked questions.
[[nodiscard]] QLabel* newHelpLine(QWidget* parent);

/// Fills it once the service is known. Only https addresses become links. `before` is HTML.
void showHelp(QLabel* line, const service::Contact& contact, const QString& before = {});

/// Empty if the service names none.
[[nodiscard]] QString identityNumberHelp(const service::Contact& contact);

} // namespace yenile::ui
