// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <QStringList>

#include <vector>

namespace yenile::remote {

/// An algorithm as signatures/signHash names it (11.10): by object identifiers.
struct AlgorithmNames {
    QString signature;
    QString digest;
    QByteArray parameters = {}; ///< DER; empty: none
};

/// The algorithms that a key of this kind supports by the service's list, best first.
[[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithmsNamed(const QStringList& identifiers,
                                                                         signature::Certificate::KeyType key);

/// The name of the algorithm among `identifiers`; the most specific one.
[[nodiscard]] AlgorithmNames namesOf(const signature::SignatureAlgorithm& algorithm,
                                     const QStringList& identifiers);

/// The object identifier of a digest.
[[nodiscard]] QString digestIdentifier(signature::DigestAlgorithm digest);

} // namespace yenile::remote
