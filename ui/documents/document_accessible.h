// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::ui {

/// From now on the text of every DocumentView can be read with a screen reader: by character, word, line and
/// as a whole, with selection and position. Once in a program is enough; more does no harm.
void makeDocumentsAccessible();

} // namespace yenile::ui
