// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/visible_signature.h"

#include <QSizeF>

namespace yenile::signature {

/// A page as it is shown, and where something is on it; from its upper left corner, in units of the page.
struct ShownPage {
    QSizeF size;
    double margin = 0; ///< to keep from its edges
};

/// Room of that size that is clear of `taken`, as near to the corner as there is any. Nothing where none is
/// found.
[[nodiscard]] std::optional<QRectF> freePlace(const ShownPage& page, SignaturePlace::Corner corner,
                                              QSizeF size, const QList<QRectF>& taken);

/// In the corner, whatever is there.
[[nodiscard]] QRectF cornerPlace(const ShownPage& page, SignaturePlace::Corner corner, QSizeF size);

} // namespace yenile::signature
