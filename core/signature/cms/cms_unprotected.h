// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <QByteArrayView>

using CMS_ContentInfo = struct CMS_ContentInfo_st;
using CMS_SignerInfo = struct CMS_SignerInfo_st;

namespace yenile::signature {

/// Whether what no signature protects in a CMS SignedData, for that one of its signers, is just what follows
/// from the rest: versions (RFC 5652, 5.1 and 5.3), the list of digest algorithms, the signer's identifier
/// letter by letter, algorithm parameters. Where that holds, no byte of the CMS can be changed unseen.
[[nodiscard]] bool followsFromTheRest(QByteArrayView der, CMS_SignerInfo* signerInfo, int signer,
                                      const Certificate& certificate);

/// Whether the bytes are those that OpenSSL makes of the message: DER, but for the order of sets, in which
/// alone encoders differ.
[[nodiscard]] bool isAsWritten(QByteArrayView cms, const CMS_ContentInfo* message);

} // namespace yenile::signature
