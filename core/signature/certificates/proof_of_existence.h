// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <map>
#include <optional>

namespace yenile::signature {

/// Proofs of existence (ETSI EN 319 102-1, 3.1 and 5.6.2.3): by when something is known to have existed.
/// Trusted time stamps prove it for signatures, certificates and revocation data. Without a proof, something
/// exists since now.
class ProofsOfExistence {
public:
    /// With several proofs, the earliest counts.
    void add(QByteArrayView object, const QDateTime& time);
    [[nodiscard]] std::optional<QDateTime> of(QByteArrayView object) const;

private:
    std::map<QByteArray, QDateTime> m_times; ///< by the object's SHA-256
};

/// Of several times by which the same thing is known to have existed, the earliest counts.
void keepEarliest(std::optional<QDateTime>& kept, const QDateTime& time);

} // namespace yenile::signature
