// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <QSslConfiguration>

namespace yenile::network {

/// Which servers are believed over TLS.
struct ServerTrust {
    QList<QSslCertificate> authorities = {}; ///< beside the system's
    bool systemAuthorities = true;           ///< whether the system's count as well
    /// SHA-256 of the SubjectPublicKeyInfo that a server's own certificate must carry, one of them (as RFC
    /// 7469, 2.4, counts them); empty: any trusted certificate will do.
    QByteArrayList pins = {};
};

/// That of the registration service, by the settings. Errors: SettingInvalid, FileNotReadable.
[[nodiscard]] Result<ServerTrust> serviceTrust(const settings::Settings& settings);

/// That of every other server: pins, and service/caOnly, are about the service alone. Errors: the same.
[[nodiscard]] Result<ServerTrust> serverTrust(const settings::Settings& settings);

/// TLS 1.2 or newer with whoever is trusted.
[[nodiscard]] QSslConfiguration tlsBy(const ServerTrust& trust);

} // namespace yenile::network
