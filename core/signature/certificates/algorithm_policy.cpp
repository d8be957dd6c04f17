// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/algorithm_policy.h"

#include "core/signature/crypto/algorithms.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::signature {

namespace {

std::optional<Finding> judge(const std::optional<QDate>& until, const QString& what, const QDateTime& time) {
    if (!until || time.toUTC().date() <= *until)
        return {};
    return indeterminate("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", ErrorCode::AlgorithmRefused, {what},
                         QStringLiteral("until ") + until->toString(Qt::ISODate));
}

Finding refused(const QString& what) {
    return indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused, {what});
}

/// Nothing is wrong with it; there is no rule, and nobody here who would make or check such signatures.
Finding unsupported(const Certificate& certificate) {
    return indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::KeyUnsupported, {certificate.keyName()});
}

} // namespace

std::optional<Finding> checkDigest(const QString& name, const AlgorithmPolicy& policy,
                                   const QDateTime& time) {
    const auto rule = std::ranges::find(policy.digests, name, &AlgorithmPolicy::Digest::name);
    return rule == policy.digests.end() ? refused(name) : judge(rule->until, name, time);
}

std::optional<Finding> checkKey(const Certificate& certificate, const AlgorithmPolicy& policy,
                                const QDateTime& time) {
    if (certificate.keyType() == Certificate::KeyType::Other)
        return unsupported(certificate);
    const bool rsa = certificate.keyType() == Certificate::KeyType::Rsa;
    const AlgorithmPolicy::KeySize* rule = nullptr;
    for (const AlgorithmPolicy::KeySize& each : rsa ? policy.rsa : policy.ec)
        if (each.bits <= certificate.keyBits() && (rule == nullptr || each.bits > rule->bits))
            rule = &each;
    if (rule == nullptr)
        return refused(certificate.keyName());
    if (!rsa && !policy.curves.contains(certificate.curveName()))
        return unsupported(certificate);
    return judge(rule->until, certificate.keyName(), time);
}

std::optional<Finding> checkPathStrength(const std::vector<Certificate>& path, const AlgorithmPolicy& policy,
                                         const QDateTime& time) {
    for (const Certificate& certificate : path)
        if (const auto finding = checkKey(certificate, policy, time))
            return finding;
    for (size_t i = 0; i + 1 < path.size(); ++i) {
        int digest = NID_undef;
        X509_get_signature_info(path[i].handle(), &digest, nullptr, nullptr, nullptr);
        if (const auto finding = checkDigest(digestName(digest), policy, time))
            return finding;
    }
    return {};
}

} // namespace yenile::signature
