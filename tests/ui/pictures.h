// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/wizard_driver.h"

#include <QDir>

namespace yenile::tests {

/// Walks the electronic way (or the paper way) and saves a picture of every page as NN-page.png.
/// False when it gets stuck.
bool takePictures(WizardDriver& driver, service::Method method, const QDir& folder);

} // namespace yenile::tests
