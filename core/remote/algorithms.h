// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <QStringList>

#include <vector>

namespace yenile::remote {

/// How signatures/signHash is told of an algorithm (11.10): by object identifiers.
struct AlgorithmNames {
    QString signature;
    QString digest;
    QByteArray parameters = {}; ///< DER; empty: there are none
};

/// What a key of this kind can do by what the service says of it, best first.
[[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithmsNamed(const QStringList& identifiers,
                                                                         signature::Certificate::KeyType key);

/// The name among `identifiers` by which the key knows the algorithm; the one that says most.
[[nodiscard]] AlgorithmNames namesOf(const signature::SignatureAlgorithm& algorithm,
                                     const QStringList& identifiers);

/// The object identifier of a digest.
[[nodiscard]] QString digestIdentifier(signature::DigestAlgorithm digest);

} // namespace yenile::remote
