#pragma once

#include "core/base/clock.h"
#include "core/settings/settings.h"
#include "pkcs11/token_monitor.h"

namespace yenile::ctl {

/// The drivers that the settings allow; `preferred` comes before them.
[[nodiscard]] QStringList driversInUse(const settings::Settings& settings, const QString& preferred = {});

/// Why no token is there: DriverMissing, NoToken, or what a driver had to say.
[[nodiscard]] Error whyNoToken(const pkcs11::TokenSnapshot& snapshot, const QStringList& drivers);

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
