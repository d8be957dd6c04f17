// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/proof_of_existence.h"

#include "core/signature/crypto/algorithms.h"

namespace yenile::signature {

void ProofsOfExistence::add(QByteArrayView object, const QDateTime& time) {
    const auto [known, isNew] = m_times.try_emplace(digestOf({object}, DigestAlgorithm::Sha256), time);
    if (!isNew && time < known->second)
        known->second = time;
}

std::optional<QDateTime> ProofsOfExistence::of(QByteArrayView object) const {
    const auto found = m_times.find(digestOf({object}, DigestAlgorithm::Sha256));
    return found == m_times.end() ? std::nullopt : std::optional(found->second);
}

void keepEarliest(std::optional<QDateTime>& kept, const QDateTime& time) {
    if (!kept || time < *kept)
        kept = time;
}

} // namespace yenile::signature
