// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/applicants.h"

namespace yenile::registration {
namespace {

std::optional<Applicant> find(const Database& database, const QString& where, const QString& value) {
    const auto row = database.selectOne(
        QStringLiteral(
            "SELECT id, identity_number, first_name, last_name, email, password_hash, new_password_hash "
            "FROM applicants WHERE ") +
            where,
        {value});
    if (!row)
        return std::nullopt;
    return Applicant{row->value(0).toString(), row->value(1).toString(), row->value(2).toString(),
                     row->value(3).toString(), row->value(4).toString(), row->value(5).toString(),
                     row->value(6).toString()};
}

} // namespace

void addApplicant(const Database& database, const Applicant& applicant) {
    database.execute(
        QStringLiteral("INSERT INTO applicants (id, identity_number, first_name, last_name, email, "
                       "password_hash) VALUES (?, ?, ?, ?, ?, ?)"),
        {applicant.id, applicant.identityNumber, applicant.firstName, applicant.lastName, applicant.email,
         applicant.passwordHash});
}

std::optional<Applicant> findApplicant(const Database& database, const QString& id) {
    return find(database, QStringLiteral("id = ?"), id);
}

std::optional<Applicant> findApplicantByNumber(const Database& database, const QString& identityNumber) {
    return find(database, QStringLiteral("identity_number = ?"), identityNumber);
}

void offerPasswordHash(const Database& database, const QString& applicant, const QString& hash) {
    database.execute(QStringLiteral("UPDATE applicants SET new_password_hash = ? WHERE id = ?"),
                     {hash, applicant});
}

void takePasswordHash(const Database& database, const QString& applicant, const QString& hash) {
    database.execute(
        QStringLiteral("UPDATE applicants SET password_hash = ?, new_password_hash = '' WHERE id = ?"),
        {hash, applicant});
}

void removeApplicant(const Database& database, const QString& applicant) {
    for (const auto* const statement :
         {"DELETE FROM sessions WHERE applicant = ?", "DELETE FROM orders WHERE applicant = ?",
          "DELETE FROM applicants WHERE id = ?"})
        database.execute(QLatin1String(statement), {applicant});
}

} // namespace yenile::registration
