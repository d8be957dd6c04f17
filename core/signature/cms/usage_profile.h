// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/cms/level.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace yenile::signature {

/// The usage profiles of electronic signatures that BTK's guide defines (Elektronik İmza Kullanım Profilleri
/// Rehberi, 2012).
enum class UsageProfile { P1, P2, P3, P4 };

/// The demands of a profile. P1 has no policy document.
struct UsageRules {
    UsageProfile profile;
    const char* name;
    const char* policy;  ///< object identifier; empty: none
    const char* address; ///< of the policy document, as it is signed
    Level least;
    bool needsOcsp; ///< for the signer's certificate; the others need a CRL
    int graceHours; ///< between the time stamp and the CRL to judge by
};

[[nodiscard]] const UsageRules& rulesOf(UsageProfile profile);
[[nodiscard]] std::optional<UsageProfile> profileNamed(const QString& name);
[[nodiscard]] std::optional<UsageProfile> profileOfPolicy(const QString& objectIdentifier);

/// Whether a PDF gets a document time stamp, not one in the signature.
[[nodiscard]] bool isStampedWhole(UsageProfile profile);

/// How many seconds a time stamp may be before and after the claimed signing time.
inline constexpr qint64 longestBeforeClaim = 300;
inline constexpr qint64 longestAfterClaim = 7200;

/// A signature-policy-identifier (EN 319 122-1, 5.2.9).
struct PolicyReference {
    QString objectIdentifier;
    QByteArray hash; ///< of the policy document; empty where none is given
    QString address; ///< spuri qualifier; may be empty
    QString hashAlgorithm = QStringLiteral("SHA-256");
};

[[nodiscard]] PolicyReference policyOf(UsageProfile profile);
/// Whether its hash is that of the policy document that it names, by the guide or by common practice.
[[nodiscard]] bool isHashRight(const PolicyReference& reference);

/// The attribute's value, DER.
[[nodiscard]] QByteArray toDer(const PolicyReference& reference);
/// Nothing if it is not a policy reference.
[[nodiscard]] std::optional<PolicyReference> policyReferenceFrom(QByteArrayView der);

} // namespace yenile::signature
