// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace yenile::signature {

/// Random bytes for a customer's identity; tests set them.
struct IdentityRandomness {
    QByteArray salt; ///< 16 bytes
    QByteArray iv;   ///< 16 bytes
    [[nodiscard]] static IdentityRandomness fresh();
};

/// The header `identity` by which Kamu SM's time-stamping authority identifies its customers: the request's
/// digest, encrypted with a key from the password (PBKDF2-HMAC-SHA-256, AES-256-CBC), DER, in lower-case
/// hexadecimal. Errors: TimeStampFailed if `request` is not a TimeStampReq.
[[nodiscard]] Result<QByteArray>
customerIdentity(const QByteArray& request, quint64 customer, QByteArrayView password,
                 const IdentityRandomness& randomness = IdentityRandomness::fresh());

} // namespace yenile::signature
