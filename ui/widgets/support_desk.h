// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

class QWidget;

namespace yenile::ui {

/// What every place that shows an error needs to offer help. A window above it implements this.
class SupportDesk {
public:
    SupportDesk() = default;
    SupportDesk(const SupportDesk&) = delete;
    SupportDesk& operator=(const SupportDesk&) = delete;
    virtual ~SupportDesk() = default;

    /// Who can be asked, if the service has said so.
    [[nodiscard]] virtual const service::Contact& contact() const = 0;
    /// Shows the report for support, and saves it where the person chooses.
    virtual void saveReport(QWidget* over) = 0;

    /// The widget's, also across the borders of dialogs; null: none.
    [[nodiscard]] static SupportDesk* of(QWidget* widget);
};

} // namespace yenile::ui
