// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/signature/certificates/certificate.h"

#include <optional>
#include <vector>

namespace yenile::renewal {

/// Why a certificate cannot sign this applicant's renewal. Nothing if it can. Errors: CertificateOfSeal,
/// CertificateNotYetValid, CertificateExpired, CertificateKeyUsage, CertificateNotQualified,
/// CertificateOfSomeoneElse, AlgorithmRefused. `identityNumber` is compared as opaque text, because the form
/// of passport numbers in certificates is not published.
[[nodiscard]] std::optional<Error> whyUnusable(const signature::Certificate& certificate,
                                               const QString& identityNumber, const Clock& clock);

/// A certificate that cannot be used, and the reason.
struct Unusable {
    signature::Certificate certificate;
    Error why;
};

/// Why there is no certificate to sign with. With one certificate: its reason. With several:
/// CertificatesUnusable with each and its reason. With none: NoCertificate.
[[nodiscard]] Error whyNone(const std::vector<Unusable>& certificates);

} // namespace yenile::renewal
