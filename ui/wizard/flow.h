// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/context.h"
#include "ui/wizard/page_id.h"

#include <QString>

#include <vector>

/// All transitions of the wizard.
namespace yenile::ui::flow {

/// The page after this one, or -1 after the last.
[[nodiscard]] int next(PageId page, const WizardContext& context);
/// From this page on, nobody goes back to an earlier one.
[[nodiscard]] bool isPointOfNoReturn(PageId page);

/// The journey as the list at the side shows it; several pages may be one step.
struct Step {
    QString title;
    std::vector<PageId> pages;
};
[[nodiscard]] std::vector<Step> steps();
/// Index into steps().
[[nodiscard]] int stepOf(PageId page);

} // namespace yenile::ui::flow
