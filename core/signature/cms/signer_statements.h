// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/cms.h>

#include <QStringList>

namespace yenile::signature {

/// What a signer says of the own signature. It is signed, and claimed all the same: nobody checked it.
struct SignerStatements {
    QString reason;
    QString location;
    QStringList roles;       ///< claimed, in words or as identifiers
    QStringList commitments; ///< "proofOfOrigin", "proofOfApproval" …, or an identifier
};

/// Those in the signed attributes of a CMS (EN 319 122-1, 5.2.3, 5.2.5, 5.2.6). What cannot be read counts as
/// not said.
[[nodiscard]] SignerStatements statementsIn(const CMS_SignerInfo* signerInfo);

} // namespace yenile::signature
