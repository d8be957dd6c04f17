// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

namespace yenile::registration {

/// A person whom an institution has reported.
struct Applicant {
    QString id;
    QString identityNumber;
    QString firstName;
    QString lastName;
    QString email;
    QString passwordHash;         ///< of the application-form access password
    QString newPasswordHash = {}; ///< of one that was requested since; empty: none

    [[nodiscard]] QString name() const { return firstName + QLatin1Char(' ') + lastName; }
};

void addApplicant(const Database& database, const Applicant& applicant);
[[nodiscard]] std::optional<Applicant> findApplicant(const Database& database, const QString& id);
[[nodiscard]] std::optional<Applicant> findApplicantByNumber(const Database& database,
                                                             const QString& identityNumber);
/// Sets a new access password, replacing an earlier new one. The old one is valid until the new one is used.
void offerPasswordHash(const Database& database, const QString& applicant, const QString& hash);
/// The new one was used; the old one becomes invalid.
void takePasswordHash(const Database& database, const QString& applicant, const QString& hash);

/// Removes the person, with sessions and orders; applications were removed before.
void removeApplicant(const Database& database, const QString& applicant);

} // namespace yenile::registration
