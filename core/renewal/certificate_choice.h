// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/signature/certificates/certificate.h"

#include <optional>
#include <vector>

namespace yenile::renewal {

/// Why a certificate cannot sign this applicant's renewal; nothing when it can. Errors: CertificateOfSeal,
/// CertificateNotYetValid, CertificateExpired, CertificateKeyUsage, CertificateNotQualified,
/// CertificateOfSomeoneElse, AlgorithmRefused. `identityNumber` is compared as an opaque text: passport
/// holders' certificates have no published form.
[[nodiscard]] std::optional<Error> whyUnusable(const signature::Certificate& certificate,
                                               const QString& identityNumber, const Clock& clock);

/// A certificate that cannot be used, and why.
struct Unusable {
    signature::Certificate certificate;
    Error why;
};

/// Why there is no certificate to sign with: the reason of the only one; CertificatesUnusable, with each and
/// its reason, of several; NoCertificate where there is none.
[[nodiscard]] Error whyNone(const std::vector<Unusable>& certificates);

} // namespace yenile::renewal
