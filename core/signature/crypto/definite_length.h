// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace yenile::signature {

/// The same BER value (X.690, 8.1.3.6) with definite lengths, strings in pieces put together, the order of
/// sets kept; for what comes from encoders that do not know lengths beforehand. What is no BER is given back
/// as it is.
[[nodiscard]] QByteArray withDefiniteLengths(QByteArrayView ber);

} // namespace yenile::signature
