// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace yenile::signature {

/// The same BER value (X.690, 8.1.3.6) with definite lengths, and with the pieces of strings joined; the
/// order of sets is kept. For encoders that do not know lengths beforehand. Anything that is not BER is
/// returned unchanged.
[[nodiscard]] QByteArray withDefiniteLengths(QByteArrayView ber);

} // namespace yenile::signature
