// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <openssl/evp.h>

#include <optional>
#include <vector>

/// Lists and responses that say whatever a test wants, also what no authority should say.
namespace yenile::tests {

struct MadeEntry {
    signature::Certificate certificate;
    QDateTime revokedAt;
    std::optional<int> reason = {}; ///< CRL_REASON_…
};

struct MadeList {
    QDateTime issuedAt;
    QDateTime until;
    std::vector<MadeEntry> entries = {};
    QDateTime keepsSince = {}; ///< expiredCertsOnCRL; null: none
    const EVP_MD* digest = EVP_sha256();
};

[[nodiscard]] QByteArray make(const MadeList& list, const Identity& issuer);

struct MadeResponse {
    QDateTime issuedAt;
    QDateTime until;
    QDateTime revokedAt = {};     ///< null: good
    QDateTime archiveCutoff = {}; ///< null: none
    const EVP_MD* digest = EVP_sha256();
};

[[nodiscard]] QByteArray make(const MadeResponse& response, const signature::Certificate& about,
                              const signature::Certificate& issuer, const Identity& responder);

} // namespace yenile::tests
