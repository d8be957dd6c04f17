// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/algorithms.h"

#include "core/signature/crypto/signature_forms.h"

#include <algorithm>

namespace yenile::remote {

using namespace Qt::StringLiterals;

using signature::DigestAlgorithm;
using signature::SignatureAlgorithm;
using signature::SignatureScheme;

namespace {

/// A name of a scheme, with a digest or for all of them.
struct Name {
    QLatin1String identifier;
    SignatureScheme scheme;
    std::optional<DigestAlgorithm> digest = {};
};

/// Best first; of one scheme, what says most first (RFC 8017, appendix C; RFC 5758, 3.2; RFC 5480, 2.1.1).
constexpr Name names[] = {
    {"1.2.840.10045.4.3.2"_L1, SignatureScheme::Ecdsa, DigestAlgorithm::Sha256},
    {"1.2.840.10045.4.3.3"_L1, SignatureScheme::Ecdsa, DigestAlgorithm::Sha384},
    {"1.2.840.10045.4.3.4"_L1, SignatureScheme::Ecdsa, DigestAlgorithm::Sha512},
    {"1.2.840.10045.2.1"_L1, SignatureScheme::Ecdsa},
    {"1.2.840.113549.1.1.11"_L1, SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha256},
    {"1.2.840.113549.1.1.12"_L1, SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha384},
    {"1.2.840.113549.1.1.13"_L1, SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha512},
    {"1.2.840.113549.1.1.1"_L1, SignatureScheme::RsaPkcs1},
    {"1.2.840.113549.1.1.10"_L1, SignatureScheme::RsaPss},
};

constexpr DigestAlgorithm digests[] = {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384,
                                       DigestAlgorithm::Sha512};

bool isFor(SignatureScheme scheme, signature::Certificate::KeyType key) {
    using enum signature::Certificate::KeyType;
    return key == (scheme == SignatureScheme::Ecdsa ? Ec : Rsa);
}

} // namespace

std::vector<SignatureAlgorithm> algorithmsNamed(const QStringList& identifiers,
                                                signature::Certificate::KeyType key) {
    std::vector<SignatureAlgorithm> found;
    const auto add = [&found](const SignatureAlgorithm& algorithm) {
        if (std::ranges::find(found, algorithm) == found.end())
            found.push_back(algorithm);
    };
    for (const Name& name : names)
        for (const DigestAlgorithm digest : digests)
            if (identifiers.contains(name.identifier) && isFor(name.scheme, key) &&
                name.digest.value_or(digest) == digest)
                add({name.scheme, digest});
    return found;
}

AlgorithmNames namesOf(const SignatureAlgorithm& algorithm, const QStringList& identifiers) {
    const auto* const name = std::ranges::find_if(names, [&](const Name& each) {
        return each.scheme == algorithm.scheme &&
               each.digest.value_or(algorithm.digest) == algorithm.digest &&
               identifiers.contains(each.identifier);
    });
    return {.signature = name == std::end(names) ? QString() : QString(name->identifier),
            .digest = digestIdentifier(algorithm.digest),
            .parameters = algorithm.scheme == SignatureScheme::RsaPss
                              ? signature::pssParameters(algorithm.digest)
                              : QByteArray()};
}

QString digestIdentifier(DigestAlgorithm digest) {
    return u"2.16.840.1.101.3.4.2.%1"_s.arg(1 + static_cast<int>(digest));
}

} // namespace yenile::remote
