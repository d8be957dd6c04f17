// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/wizard_driver.h"

#include <QDir>

namespace yenile::tests {

/// Where pictures of windows of that size go.
struct Format {
    QSize size;
    QDir folder;
};

/// Walks from the first page to the receipt, with a look at the paper way, and saves a picture of every page
/// in each format as NN-page.png. Dialogs have one size: they go to the first format. False when it gets
/// stuck.
bool takePictures(WizardDriver& driver, const std::vector<Format>& formats);

} // namespace yenile::tests
