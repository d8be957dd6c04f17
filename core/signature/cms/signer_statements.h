// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/cms.h>

#include <QStringList>

namespace yenile::signature {

/// What signers state about their own signature. It is signed, but only claimed: nobody checked it.
struct SignerStatements {
    QString reason;
    QString location;
    QStringList roles;       ///< claimed, in words or as identifiers
    QStringList commitments; ///< "proofOfOrigin", "proofOfApproval" …, or an identifier
};

/// The statements in the signed attributes of a CMS (EN 319 122-1, 5.2.3, 5.2.5, 5.2.6). Unreadable ones are
/// ignored.
[[nodiscard]] SignerStatements statementsIn(const CMS_SignerInfo* signerInfo);

} // namespace yenile::signature
