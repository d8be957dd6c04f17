// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/cms_unsigned.h"

namespace yenile::signature {

/// What an archive time stamp of a CAdES signature covers (EN 319 122-1, 5.5.3: archive-time-stamp-v3).
struct Archived {
    QDateTime time;        ///< that the token states
    QByteArray octets;     ///< whose digest is its imprint: the content and what is in the SignerInfo
    UnsignedParts indexed; ///< what its index lists (5.5.2): of these it is a proof, of nothing else unsigned
    QString indexDigest;   ///< by which it lists them, in the algorithm policy's names
};

/// `content` is the signed content, in parts. Nothing if the token has no ats-hash-index-v3, or if the index
/// lists something that is missing.
[[nodiscard]] std::optional<Archived> archivedBy(QByteArrayView token, QByteArrayView cms,
                                                 const std::vector<QByteArrayView>& content);

} // namespace yenile::signature
