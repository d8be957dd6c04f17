// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "pkcs11/candidates.h"

namespace yenile::ctl {

/// Whose certificate is looked for.
struct Wanted {
    std::optional<QString> identityNumber = {}; ///< nothing: anybody's
    QString certificate = {}; ///< beginning of its serial number or SHA-256, as programs write them; empty:
                              ///< the only one that fits
};

/// Whether somebody who names a certificate so means this one.
[[nodiscard]] bool isNamed(const signature::Certificate& certificate, const QString& name);

/// The certificate to sign with; where several fit, the one whose key is seen. Errors: those of
/// renewal::whyNone(), with KeyMissing among its reasons; those of whyNoCandidate(); CertificateAmbiguous
/// where several fit, CertificateNotHere where none has the name.
[[nodiscard]] Result<pkcs11::Candidate> chooseCertificate(const pkcs11::TokenSnapshot& snapshot,
                                                          const Wanted& wanted, const Clock& clock);

} // namespace yenile::ctl
