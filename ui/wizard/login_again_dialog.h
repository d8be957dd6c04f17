// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QDialog>

namespace yenile::ui {

/// The session ran out: the same person logs in once more, over the page where the work goes on.
class LoginAgainDialog : public QDialog {
    Q_OBJECT
public:
    explicit LoginAgainDialog(renewal::Journey& journey, QWidget* parent = nullptr);
};

} // namespace yenile::ui
