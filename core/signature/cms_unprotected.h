#pragma once

#include <QByteArrayView>

using CMS_SignerInfo = struct CMS_SignerInfo_st;

namespace yenile::signature {

/// Whether what no signature protects in a CMS SignedData with one signer is just what follows from the rest:
/// versions (RFC 5652, 5.1 and 5.3), the list of digest algorithms, the signer's identifier letter by letter,
/// algorithm parameters. Where that holds, no byte of the CMS can be changed unseen.
[[nodiscard]] bool followsFromTheRest(QByteArrayView der, CMS_SignerInfo* signerInfo,
                                      QByteArrayView issuerName);

} // namespace yenile::signature
