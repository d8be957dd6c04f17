// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <QByteArrayView>

using CMS_ContentInfo = struct CMS_ContentInfo_st;
using CMS_SignerInfo = struct CMS_SignerInfo_st;

namespace yenile::signature {

/// Whether the unsigned parts of a CMS SignedData, for one of its signers, follow from the rest: versions
/// (RFC 5652, 5.1 and 5.3), the list of digest algorithms, the signer's identifier byte by byte, algorithm
/// parameters. If they do, no byte of the CMS can be changed unnoticed.
[[nodiscard]] bool followsFromTheRest(QByteArrayView der, CMS_SignerInfo* signerInfo, int signer,
                                      const Certificate& certificate);

/// Whether the bytes are what OpenSSL would write: DER, except for the order of sets, in which encoders
/// differ.
[[nodiscard]] bool isAsWritten(QByteArrayView cms, const CMS_ContentInfo* message);

} // namespace yenile::signature
