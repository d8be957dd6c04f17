// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <utility>

namespace yenile::tests {

/// What a certificate is made from.
struct CertificateRequest {
    std::vector<std::pair<const char*, QString>> subject; ///< short names with their values, in order
    bool wideNames = false;                               ///< as BMPString, not as OpenSSL chooses
    std::shared_ptr<EVP_PKEY> key;
    QDateTime notBefore; ///< null: an hour before now
    QDateTime notAfter;  ///< null: `days` from now
    int days = 60;
    QByteArray extensions; ///< as in an extension section of OpenSSL's configuration files
};

/// Failures throw std::runtime_error: without its certificates a test can only end.
[[nodiscard]] std::shared_ptr<EVP_PKEY> newKey(KeyKind kind);

/// Signed by `issuer`, or by itself without one.
[[nodiscard]] signature::Certificate certify(const CertificateRequest& request, const Identity* issuer);

} // namespace yenile::tests
