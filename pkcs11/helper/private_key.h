#pragma once

#include "pkcs11/helper/session.h"

using X509 = struct x509_st;

namespace yenile::pkcs11::helper {

/// The private keys that may be the certificate's, most likely first. Where the public part can be seen it
/// decides alone; CKA_ID only ranks keys that show none, because cards in the field carry the same CKA_ID
/// twice. Errors: TokenRemoved, TokenFailed.
[[nodiscard]] Result<std::vector<CK_OBJECT_HANDLE>> keysFor(const Session& session, X509* certificate,
                                                            const QByteArray& keyId);

} // namespace yenile::pkcs11::helper
