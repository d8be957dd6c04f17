#pragma once

#include "core/base/clock.h"
#include "core/signature/certificates/certificate.h"

#include <optional>

namespace yenile::renewal {

/// Why a certificate cannot sign this applicant's renewal; nothing when it can. Errors:
/// CertificateNotYetValid, CertificateExpired, CertificateKeyUsage, CertificateNotQualified,
/// CertificateOfSomeoneElse, AlgorithmRefused. `identityNumber` is compared as an opaque text: passport
/// holders' certificates have no published form.
[[nodiscard]] std::optional<Error> whyUnusable(const signature::Certificate& certificate,
                                               const QString& identityNumber, const Clock& clock);

} // namespace yenile::renewal
