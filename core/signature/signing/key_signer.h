#pragma once

#include "core/signature/signing/signer.h"

#include <memory>

namespace yenile::signature {

/// A Signer over a private key in a PEM file: the service's receipt key and the tests' keys, never an
/// applicant's. `certificates` starts with the key's own. Errors: FileNotReadable, FileDamaged,
/// CertificateUnreadable.
[[nodiscard]] Result<std::unique_ptr<Signer>> openKeySigner(const QString& keyFile,
                                                            const QString& certificateFile);

} // namespace yenile::signature
