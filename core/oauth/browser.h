// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace yenile::oauth {

/// Opens the address in the person's browser. False if there is no desktop or no browser opens; then the
/// address has to be shown.
[[nodiscard]] bool openInBrowser(const QUrl& address);

} // namespace yenile::oauth
