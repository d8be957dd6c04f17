// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace yenile::oauth {

/// Opens the address in the person's browser. False where nobody sits before a desktop of this computer, or
/// nothing opens it: it is to be shown then.
[[nodiscard]] bool openInBrowser(const QUrl& address);

} // namespace yenile::oauth
