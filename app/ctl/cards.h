#pragma once

#include "core/base/clock.h"
#include "pkcs11/token.h"

namespace yenile::ctl {

/// A certificate and the token it is on.
struct Choice {
    pkcs11::Token token;
    pkcs11::TokenCertificate certificate;
};

/// Whose certificate is looked for.
struct Wanted {
    std::optional<QString> identityNumber = {}; ///< nothing: anybody's
    QString certificate = {}; ///< beginning of its serial number or SHA-256; empty: the only one that fits
};

/// The certificate to sign with. Errors: that of the only certificate there is (as renewal::whyUnusable),
/// NoCertificate; AnswersIncomplete where several fit.
[[nodiscard]] Result<Choice> chooseCertificate(const pkcs11::TokenSnapshot& snapshot, const Wanted& wanted,
                                               const Clock& clock);

} // namespace yenile::ctl
