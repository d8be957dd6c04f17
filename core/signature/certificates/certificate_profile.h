// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace yenile::signature {

/// What a certificate says besides its names: QCStatements (RFC 3739, 3.2.6; EN 319 412-5; BTK's profile of
/// qualified certificates), purposes and policies.
struct CertificateProfile {
    /// QcLimitValue: for transactions of at most amount * 10^exponent.
    struct Limit {
        QString currency; ///< ISO 4217, letters or number
        qint64 amount = 0;
        qint64 exponent = 0;
    };
    struct Disclosure {
        QString address;
        QString language;
    };
    bool qcCompliance = false;
    bool nes = false;          ///< BTK: qualified electronic certificate of a person
    bool seal = false;         ///< BTK: qualified electronic seal
    bool secureDevice = false; ///< QcSSCD
    QStringList types;         ///< QcType: "esign", "eseal", "web", or an identifier
    std::optional<Limit> limit;
    QString usageRestriction;            ///< text that restricts what it may sign; empty: none
    std::vector<Disclosure> disclosures; ///< QcPDS
    QStringList otherStatements;         ///< identifiers
    QStringList keyUsages;               ///< as RFC 5280 names them
    QStringList policies;                ///< identifiers
};

/// Statements that cannot be read are ignored.
[[nodiscard]] CertificateProfile profileOf(const Certificate& certificate);
[[nodiscard]] QJsonObject toJson(const CertificateProfile& profile);
/// Whether it is the seal of a legal person (QcType eSeal, EN 319 412-5, 4.2.3; BTK's statement), and not a
/// person's certificate.
[[nodiscard]] bool isSeal(const Certificate& certificate);
/// "1000 TRY"
[[nodiscard]] QString limitText(const CertificateProfile::Limit& limit);

} // namespace yenile::signature
