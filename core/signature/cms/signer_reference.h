// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <openssl/cms.h>

#include <QStringList>

/// The signed attribute that names the signer's certificate, so that another one with the same key cannot
/// take its place (RFC 5035: signing-certificate-v2; with SHA-1, RFC 2634). Private to this folder.
namespace yenile::signature {

struct SignerReference {
    enum class State { Missing, Unreadable, OfAnother, Matches };
    State state = State::Missing;
    QStringList digests; ///< that it uses, besides the algorithm policy's defaults
    QString cause;       ///< for the log
};

[[nodiscard]] SignerReference signerReference(const CMS_SignerInfo* signerInfo, const Certificate& signer);

} // namespace yenile::signature
