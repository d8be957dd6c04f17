// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "pkcs11/candidates.h"

namespace yenile::ctl {

/// Which certificate is wanted.
struct Wanted {
    std::optional<QString> identityNumber = {}; ///< nothing: any person's
    QString certificate = {}; ///< beginning of its serial number or SHA-256, as programs write them; empty:
                              ///< the only one that fits
};

/// Whether the name stands for this certificate.
[[nodiscard]] bool isNamed(const signature::Certificate& certificate, const QString& name);

/// The certificate to sign with; if several match, the one whose key is visible. Errors: those of
/// renewal::whyNone(), with KeyMissing among its reasons; those of whyNoCandidate(); CertificateAmbiguous if
/// several match; CertificateNotHere if none does.
[[nodiscard]] Result<pkcs11::Candidate> chooseCertificate(const pkcs11::TokenSnapshot& snapshot,
                                                          const Wanted& wanted, const Clock& clock);

} // namespace yenile::ctl
