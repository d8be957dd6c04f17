// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/candidates.h"

#include <algorithm>

namespace yenile::pkcs11 {

std::vector<Candidate> candidates(const TokenSnapshot& snapshot) {
    std::vector<Candidate> result;
    for (const Token& token : snapshot.tokens) {
        for (const TokenCertificate& certificate : token.certificates) {
            if (certificate.certificate.isCa())
                continue;
            const auto known = std::ranges::find_if(result, [&](const Candidate& candidate) {
                return candidate.certificate.certificate == certificate.certificate;
            });
            if (known == result.end())
                result.push_back({token, certificate});
            else if (certificate.key < known->certificate.key)
                *known = {token, certificate};
        }
    }
    return result;
}

} // namespace yenile::pkcs11
