// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/support_desk.h"

#include <QWidget>

namespace yenile::ui {

SupportDesk* SupportDesk::of(QWidget* widget) {
    for (; widget; widget = widget->parentWidget())
        if (auto* const desk = dynamic_cast<SupportDesk*>(widget))
            return desk;
    return nullptr;
}

} // namespace yenile::ui
