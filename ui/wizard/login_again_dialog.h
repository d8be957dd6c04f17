// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QDialog>

namespace yenile::ui {

/// The session has expired: the same person logs in again, and the page below continues.
class LoginAgainDialog : public QDialog {
    Q_OBJECT
public:
    explicit LoginAgainDialog(renewal::Journey& journey, QWidget* parent = nullptr);
};

} // namespace yenile::ui
