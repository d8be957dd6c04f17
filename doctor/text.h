// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace yenile::doctor {

/// Where this folder's texts are translated: `Text::tr("…")`.
class Text {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

} // namespace yenile::doctor
