// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"
#include "core/signature/signing/signer.h"

using EVP_PKEY = struct evp_pkey_st;

namespace yenile::registration {

/// The service's identity in TLS.
struct TlsIdentity {
    std::vector<signature::Certificate> chain; ///< its own certificate first
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<signature::Signer> signer = {}; ///< behind a key in an HSM
};

/// The service's private keys from the settings, with their certificates from the state folder.
struct ServiceKeys {
    std::shared_ptr<signature::Signer> receipts;
    TlsIdentity tls;
};

/// The HSM may be unreachable. Errors: FileNotReadable, FileDamaged, CertificateUnreadable, SettingInvalid.
[[nodiscard]] Result<ServiceKeys> openKeys(const ServiceSettings& settings);

/// Whether the keys in an HSM sign now. Errors: HsmSigner's.
[[nodiscard]] Result<void> tryKeys(const ServiceKeys& keys);

/// Of a PEM file. Errors: FileNotReadable, CertificateUnreadable.
[[nodiscard]] Result<std::vector<signature::Certificate>> certificatesIn(const QString& file);

} // namespace yenile::registration
