// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <QSslConfiguration>

namespace yenile::network {

/// Which servers are trusted over TLS.
struct ServerTrust {
    QList<QSslCertificate> authorities = {}; ///< besides the system's
    bool systemAuthorities = true;           ///< whether the system's count as well
    /// SHA-256 of SubjectPublicKeyInfo (as in RFC 7469, 2.4). The server's own certificate must have one of
    /// these keys. Empty: any trusted certificate is accepted.
    QByteArrayList pins = {};
};

/// The trust for the registration service, from the settings. Errors: SettingInvalid, FileNotReadable.
[[nodiscard]] Result<ServerTrust> serviceTrust(const settings::Settings& settings);

/// The trust for every other server. Pins and service/caOnly are for the registration service only. Errors:
/// the same.
[[nodiscard]] Result<ServerTrust> serverTrust(const settings::Settings& settings);

/// SHA-256 of the certificate's SubjectPublicKeyInfo.
[[nodiscard]] QByteArray pinOf(const QSslCertificate& certificate);

/// Whether the pins allow a server with this certificate. Only its own counts: what else is in the chain that
/// it sends may have been put there by anyone.
[[nodiscard]] bool isKeyExpected(const QSslCertificate& certificate, const ServerTrust& trust);

/// TLS 1.2 or newer, with this trust.
[[nodiscard]] QSslConfiguration tlsBy(const ServerTrust& trust);

} // namespace yenile::network
