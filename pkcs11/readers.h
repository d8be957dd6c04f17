// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace yenile::pkcs11 {

/// A card reader as the smart card service sees it. The card itself is not asked.
struct Reader {
    QString name;
    bool hasCard = false;
    bool isMute = false;           ///< the card does not answer, or is inserted the wrong way round
    bool isInExclusiveUse = false; ///< another program uses the card exclusively
    QByteArray answerToReset;      ///< of the card (ISO/IEC 7816-3, 8.2): tells what kind it is
};

/// The readers that PC/SC knows now. Errors: CardServiceNotRunning, CardServiceDenied, NoReader.
[[nodiscard]] Result<std::vector<Reader>> listReaders();

} // namespace yenile::pkcs11
