// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <openssl/cms.h>

#include <QStringList>

/// The signed attribute by which a signature says whose certificate was meant, and no other with the same key
/// (RFC 5035: signing-certificate-v2; its first version with SHA-1, RFC 2634). Private to this folder.
namespace yenile::signature {

struct SignerReference {
    enum class State { Missing, Unreadable, OfAnother, Matches };
    State state = State::Missing;
    QStringList digests; ///< that it stands on, besides those of the algorithm policy's default
    QString cause;       ///< for the log
};

[[nodiscard]] SignerReference signerReference(const CMS_SignerInfo* signerInfo, const Certificate& signer);

} // namespace yenile::signature
