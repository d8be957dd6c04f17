// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

class QWidget;

namespace yenile::ui {

/// Whom whatever shows an error turns to for help: a window further up.
class SupportDesk {
public:
    SupportDesk() = default;
    SupportDesk(const SupportDesk&) = delete;
    SupportDesk& operator=(const SupportDesk&) = delete;
    virtual ~SupportDesk() = default;

    /// Who can be asked, as far as the service has said.
    [[nodiscard]] virtual const service::Contact& contact() const = 0;
    /// Shows the report for whoever is asked, and saves it where the person wants that.
    virtual void saveReport(QWidget* over) = 0;

    /// The one that the widget belongs to, over the edges of dialogs; null: none.
    [[nodiscard]] static SupportDesk* of(QWidget* widget);
};

} // namespace yenile::ui
