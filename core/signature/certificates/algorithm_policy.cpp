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

QString keyName(const Certificate& certificate) {
    switch (certificate.keyType()) {
    case Certificate::KeyType::Rsa:
        return QStringLiteral("RSA %1").arg(certificate.keyBits());
    case Certificate::KeyType::Ec:
        return QStringLiteral("EC %1").arg(certificate.keyBits());
    case Certificate::KeyType::Other:
        break;
    }
    return QStringLiteral("key %1").arg(certificate.keyBits());
}

} // namespace

std::optional<Finding> checkDigest(const QString& name, const AlgorithmPolicy& policy,
                                   const QDateTime& time) {
    const auto rule = std::ranges::find(policy.digests, name, &AlgorithmPolicy::Digest::name);
    return rule == policy.digests.end() ? refused(name) : judge(rule->until, name, time);
}

std::optional<Finding> checkKey(const Certificate& certificate, const AlgorithmPolicy& policy,
                                const QDateTime& time) {
    const bool rsa = certificate.keyType() == Certificate::KeyType::Rsa;
    const QString name = keyName(certificate);
    if (!rsa && certificate.keyType() != Certificate::KeyType::Ec)
        return refused(name);
    const AlgorithmPolicy::KeySize* rule = nullptr;
    for (const AlgorithmPolicy::KeySize& each : rsa ? policy.rsa : policy.ec)
        if (each.bits <= certificate.keyBits() && (rule == nullptr || each.bits > rule->bits))
            rule = &each;
    return rule == nullptr ? refused(name) : judge(rule->until, name, time);
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
