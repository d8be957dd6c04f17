// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace yenile::ctl {

/// Where this program's texts are translated: `Text::tr("…")`.
class Text {
    Q_DECLARE_TR_FUNCTIONS(Ctl)
};

} // namespace yenile::ctl
