// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

namespace yenile::registration {

/// A person whom an institution's officer reported.
struct Applicant {
    QString id;
    QString identityNumber;
    QString firstName;
    QString lastName;
    QString email;
    QString passwordHash;         ///< of the application-form access password
    QString newPasswordHash = {}; ///< of one that was asked for since; empty: of none

    [[nodiscard]] QString name() const { return firstName + QLatin1Char(' ') + lastName; }
};

void addApplicant(const Database& database, const Applicant& applicant);
[[nodiscard]] std::optional<Applicant> findApplicant(const Database& database, const QString& id);
[[nodiscard]] std::optional<Applicant> findApplicantByNumber(const Database& database,
                                                             const QString& identityNumber);
/// A new access password, in place of an earlier new one. The old one counts until the new one is used.
void offerPasswordHash(const Database& database, const QString& applicant, const QString& hash);
/// The new one was used.
void takePasswordHash(const Database& database, const QString& applicant, const QString& hash);

/// The person, with sessions and orders; applications went before.
void removeApplicant(const Database& database, const QString& applicant);

} // namespace yenile::registration
