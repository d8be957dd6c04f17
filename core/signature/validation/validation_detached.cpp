// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/signature_check.h"
#include "core/signature/validation/validation.h"

// Apart from the rest: programs check receipts that link no parser of PDFs.
namespace yenile::signature {

Result<Certificate> verifyDetached(QByteArrayView content, QByteArrayView cms,
                                   const ValidationPolicy& policy) {
    const SignatureReport report = checkSignature({content}, CmsMessage(cms), CmsProfile::Detached, {},
                                                  ErrorCode::SignatureInvalid, {}, policy);
    if (report.problem)
        return std::unexpected(*report.problem);
    return *report.signer;
}

} // namespace yenile::signature
